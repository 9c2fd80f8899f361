package io.github.cameltegro;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One direction: the Camel layer knows the protocol, the protocol knows no Camel. See docs/architecture.md. */
@AnalyzeClasses(
        packages = "io.github.cameltegro",
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.WithoutSimulator.class})
class ArchitectureTest {

    /** Which is a program of its own, and only tests use it. */
    static final class WithoutSimulator implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("simulator");
        }
    }

    private static final String ROOT = "io.github.cameltegro";
    private static final String PROTOCOL = ROOT + ".protocol..";
    private static final String MODEL = ROOT + ".model..";
    private static final String API = ROOT + ".api..";
    private static final String PRODUCER = ROOT + ".producer..";
    private static final String NOTIFICATION = ROOT + ".notification..";
    private static final String POLLING = ROOT + ".polling..";
    private static final String JACKSON = "com.fasterxml.jackson..";

    /** What the api package may know of the component: exceptions, and the descriptions of what is to be called. */
    private static final DescribedPredicate<JavaClass> DESCRIPTIONS = resideInAPackage(ROOT)
            .and(simpleName("TegroOperation")
                    .or(simpleName("OutputType"))
                    .or(simpleName("TegroConfiguration"))
                    .or(simpleName("RequestField"))
                    .or(JavaClass.Predicates.assignableTo(TegroException.class)))
            .as("exceptions and descriptions");

    @ArchTest
    static final ArchRule THE_PROTOCOL_IS_PLAIN_JAVA = classes()
            .that()
            .resideInAPackage(PROTOCOL)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(PROTOCOL, "java..", "javax.crypto.."));

    @ArchTest
    static final ArchRule THE_MODEL_KNOWS_ONLY_JACKSON = classes()
            .that()
            .resideInAPackage(MODEL)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(MODEL, "java..", JACKSON));

    @ArchTest
    static final ArchRule THE_API_KNOWS_PROTOCOL_MODEL_AND_DESCRIPTIONS = noClasses()
            .that()
            .resideInAPackage(API)
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + "..")
                    .and(not(resideInAnyPackage(API, PROTOCOL, MODEL)))
                    .and(not(DESCRIPTIONS)));

    @ArchTest
    static final ArchRule THE_PRODUCER_KNOWS_NO_CONSUMER = noClasses()
            .that()
            .resideInAPackage(PRODUCER)
            .should()
            .dependOnClassesThat(resideInAnyPackage(NOTIFICATION, POLLING));

    @ArchTest
    static final ArchRule ONLY_THE_ENDPOINT_KNOWS_THE_PRODUCER = noClasses()
            .that(not(resideInAnyPackage(PRODUCER, ROOT)))
            .should()
            .dependOnClassesThat(resideInAPackage(PRODUCER));

    @ArchTest
    static final ArchRule HTTP_IS_SPOKEN_IN_THE_API_PACKAGE_ALONE = noClasses()
            .that(not(resideInAPackage(API)))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.apache.hc..", "org.apache.camel.component.http.."));

    @ArchTest
    static final ArchRule NOTHING_LOGS_PAST_SLF4J = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule NOTHING_PRINTS = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule NOTHING_IS_SERIALIZABLE_BUT_EXCEPTIONS =
            noClasses().that(resideInAPackage(MODEL)).should().beAssignableTo(java.io.Serializable.class);

    @Test
    void theComponentBringsFiveModulesOfCamelAndNothingElse() throws Exception {
        Matcher dependencies = Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("pom.xml")));
        List<String> compiled = new ArrayList<>();
        while (dependencies.find()) {
            String dependency = dependencies.group(1);
            if (!dependency.contains("<scope>test</scope>")) {
                compiled.add(dependency.replaceAll("(?s).*<artifactId>(.*?)</artifactId>.*", "$1"));
            }
        }

        assertThat(compiled)
                .containsExactlyInAnyOrder(
                        "camel-support", "camel-http", "camel-jackson", "camel-platform-http", "camel-health");
    }
}

package io.github.cameltegro;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
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
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keeps the house as docs/architecture.md shows it. */
@AnalyzeClasses(
        packages = "io.github.cameltegro",
        importOptions = {DoNotIncludeTests.class, HouseTest.ComponentAlone.class})
class HouseTest {

    /** Without the programs that only tests use. */
    static final class ComponentAlone implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("simulator") && !location.contains("contract");
        }
    }

    private static final String ROOT = "io.github.cameltegro";
    private static final String ACTIVITY = ROOT + ".activity..";
    private static final String API = ROOT + ".api..";
    private static final String MODEL = ROOT + ".model..";
    private static final String NOTIFICATION = ROOT + ".notification..";
    private static final String POLLING = ROOT + ".polling..";
    private static final String PRODUCER = ROOT + ".producer..";
    private static final String PROTOCOL = ROOT + ".protocol..";

    /** What describes a call: all that the packages api and activity may know of the component. */
    private static final Set<String> DESCRIPTIONS =
            Set.of("TegroOperation", "OutputType", "TegroConfiguration", "RequestField");

    @ArchTest
    static final ArchRule protocol_is_plain_java = classes()
            .that()
            .resideInAPackage(PROTOCOL)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(PROTOCOL, "java..", "javax.crypto..");

    @ArchTest
    static final ArchRule model_knows_json_and_no_camel = classes()
            .that()
            .resideInAPackage(MODEL)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(MODEL, PROTOCOL, "java..", "com.fasterxml.jackson..");

    /** JMS would send a Serializable as a Java object, instead of the JSON that it converts to. */
    @ArchTest
    static final ArchRule nothing_in_model_is_serializable = noClasses()
            .that()
            .resideInAPackage(MODEL)
            .and()
            .areNotAssignableTo(Throwable.class)
            .should()
            .beAssignableTo(Serializable.class);

    @ArchTest
    static final ArchRule api_knows_of_the_component_only_what_describes_a_call =
            knowsOfTheComponentOnlyWhatDescribesACall(API, ACTIVITY, PROTOCOL, MODEL);

    @ArchTest
    static final ArchRule activity_knows_of_the_component_only_what_describes_a_call =
            knowsOfTheComponentOnlyWhatDescribesACall(ACTIVITY);

    private static ArchRule knowsOfTheComponentOnlyWhatDescribesACall(String home, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(home)
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..")
                        .and(not(resideInAPackage(home)))
                        .and(not(resideInAnyPackage(others)))
                        .and(not(assignableTo(TegroException.class)))
                        .and(not(describe("describe a call", type -> DESCRIPTIONS.contains(type.getSimpleName())))));
    }

    @ArchTest
    static final ArchRule http_is_spoken_in_api_alone = noClasses()
            .that(not(resideInAPackage(API)))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.apache.hc..", "org.apache.camel.component.http.."));

    @ArchTest
    static final ArchRule notification_knows_no_producer = noClasses()
            .that()
            .resideInAPackage(NOTIFICATION)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(PRODUCER);

    @ArchTest
    static final ArchRule only_the_component_itself_knows_polling = noClasses()
            .that(not(resideInAnyPackage(ROOT, POLLING)))
            .should()
            .dependOnClassesThat(resideInAPackage(POLLING));

    @ArchTest
    static final ArchRule polling_knows_of_notifications_only_how_payments_are_acknowledged = noClasses()
            .that()
            .resideInAPackage(POLLING)
            .should()
            .dependOnClassesThat(describe(
                    "are in notification, but for what acknowledges",
                    type -> type.getPackageName().equals(ROOT + ".notification")
                            && !type.getSimpleName().matches("Acknowledgement.*|Outcome.*|Payment")));

    @ArchTest
    static final ArchRule only_the_component_itself_knows_producers = noClasses()
            .that(not(resideInAnyPackage(ROOT, PRODUCER)))
            .should()
            .dependOnClassesThat(resideInAPackage(PRODUCER));

    @ArchTest
    static final ArchRule producers_know_of_notifications_only_how_to_verify_them =
            noClasses().that().resideInAPackage(PRODUCER).should().dependOnClassesThat(notificationButItsVerifier());

    private static DescribedPredicate<JavaClass> notificationButItsVerifier() {
        return describe(
                "are in notification, but for its verifier",
                type -> type.getPackageName().equals(ROOT + ".notification")
                        && !type.getSimpleName().equals("NotificationVerifier"));
    }

    /** RequestBody only asks for them where Vert.x is there. */
    @ArchTest
    static final ArchRule vertx_stays_in_the_classes_that_are_loaded_with_it = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("Vertx")
            .and()
            .doNotHaveSimpleName("RequestBody")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx..");

    /** Metrics only asks for it where camel-micrometer is there. */
    @ArchTest
    static final ArchRule micrometer_stays_in_the_class_that_is_loaded_with_it = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("Micrometer")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micrometer..", "org.apache.camel.component.micrometer..");

    @ArchTest
    static final ArchRule nothing_logs_past_slf4j = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule nothing_prints = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @Test
    void whoTakesTheComponentTakesFiveModulesOfCamelAndNothingElse() throws IOException {
        List<String> taken = Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .map(dependency -> dependency.group(1))
                .filter(dependency -> !dependency.contains("<scope>"))
                .map(dependency -> dependency.replaceAll("(?s).*?<artifactId>(.*?)</artifactId>.*", "$1"))
                .toList();

        assertThat(taken)
                .containsExactlyInAnyOrder(
                        "camel-support", "camel-http", "camel-jackson", "camel-platform-http", "camel-health");
    }
}

package io.github.cameltegro;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Keeps the house as docs/architecture.md shows it. */
@AnalyzeClasses(packages = "io.github.cameltegro", importOptions = DoNotIncludeTests.class)
class HouseTest {

    private static final String ROOT = "io.github.cameltegro";
    private static final String API = ROOT + ".api..";
    private static final String MODEL = ROOT + ".model..";
    private static final String NOTIFICATION = ROOT + ".notification..";
    private static final String PRODUCER = ROOT + ".producer..";
    private static final String PROTOCOL = ROOT + ".protocol..";

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

    @ArchTest
    static final ArchRule api_knows_nothing_of_routes = noClasses()
            .that()
            .resideInAPackage(API)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PRODUCER, NOTIFICATION);

    @ArchTest
    static final ArchRule notification_knows_no_producer = noClasses()
            .that()
            .resideInAPackage(NOTIFICATION)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(PRODUCER);

    @ArchTest
    static final ArchRule producers_know_of_notifications_only_how_to_verify_them = noClasses()
            .that()
            .resideInAPackage(PRODUCER)
            .should()
            .dependOnClassesThat(describe(
                    "are in notification, but for its verifier",
                    type -> type.getPackageName().equals(ROOT + ".notification")
                            && !type.getSimpleName().equals("NotificationVerifier")));

    @ArchTest
    static final ArchRule vertx_stays_in_one_class = noClasses()
            .that()
            .doNotHaveSimpleName("VertxBody")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx..");
}

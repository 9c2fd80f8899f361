package io.github.cameltegro.quarkus.deployment;

import io.github.cameltegro.TegroException;
import io.github.cameltegro.model.TegroAnswer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import java.util.stream.Stream;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;

/** The component's part in the build of an application; nearly all of it is for native images. */
class TegroProcessor {

    static final String FEATURE = "camel-tegro";

    private static final DotName MODELS = DotName.createSimple(TegroAnswer.class.getPackageName());

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    /** Tegro is reached by https. */
    @BuildStep
    ExtensionSslNativeSupportBuildItem ssl() {
        return new ExtensionSslNativeSupportBuildItem(FEATURE);
    }

    /** Jackson reads and writes the models, and expressions such as <code>${body.paid}</code> look into them. */
    @BuildStep
    ReflectiveClassBuildItem models(CombinedIndexBuildItem index) {
        return reflective(index.getIndex().getClassesInPackage(MODELS).stream()
                .map(ClassInfo::name)
                .map(DotName::toString)
                .toArray(String[]::new));
    }

    /** Routes in YAML name exceptions, and expressions such as <code>${exception.retryable}</code> look into them. */
    @BuildStep
    ReflectiveClassBuildItem exceptions(CombinedIndexBuildItem index) {
        DotName all = DotName.createSimple(TegroException.class);
        return reflective(Stream.concat(
                        Stream.of(all),
                        index.getIndex().getAllKnownSubclasses(all).stream().map(ClassInfo::name))
                .map(DotName::toString)
                .toArray(String[]::new));
    }

    /** The component asks a repository of camel-sql for its table, to see that it has a primary key. */
    @BuildStep
    ReflectiveClassBuildItem repositories() {
        return ReflectiveClassBuildItem.builder(
                        "org.apache.camel.processor.idempotent.jdbc.AbstractJdbcMessageIdRepository",
                        "org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository",
                        "org.springframework.jdbc.core.JdbcTemplate",
                        "org.springframework.jdbc.support.JdbcAccessor")
                .methods()
                .build();
    }

    /** The component names its version to Tegro. */
    @BuildStep
    NativeImageResourceBuildItem version() {
        return new NativeImageResourceBuildItem("io/github/cameltegro/version.properties");
    }

    private static ReflectiveClassBuildItem reflective(String... names) {
        return ReflectiveClassBuildItem.builder(names)
                .constructors()
                .methods()
                .fields()
                .build();
    }
}

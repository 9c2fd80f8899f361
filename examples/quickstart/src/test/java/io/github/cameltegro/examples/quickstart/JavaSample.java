package io.github.cameltegro.examples.quickstart;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.apache.camel.builder.RouteBuilder;

/** Routes in the Java DSL, compiled as the body of {@code configure()} with the imports that an editor adds. */
final class JavaSample {

    private static final String CLASS = """
            import io.github.cameltegro.*;
            import org.apache.camel.builder.RouteBuilder;

            public class Sample extends RouteBuilder {
                @Override
                public void configure() {
            %s
                }
            }
            """;

    private JavaSample() {}

    /** @param folder an empty folder to compile in */
    static RouteBuilder compile(String routes, Path folder) throws IOException, ReflectiveOperationException {
        Path source = Files.writeString(folder.resolve("Sample.java"), CLASS.formatted(routes));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        boolean compiled = compiler.getTask(
                        messages,
                        null,
                        null,
                        List.of(
                                "-proc:none",
                                "-d",
                                folder.toString(),
                                "-classpath",
                                System.getProperty("java.class.path")),
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(source))
                .call();
        if (!compiled) {
            throw new AssertionError(messages);
        }
        URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, JavaSample.class.getClassLoader());
        return (RouteBuilder)
                loader.loadClass("Sample").getDeclaredConstructor().newInstance();
    }
}

package io.github.cameltegro.support;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own with the class path of the tests; its errors are shown among theirs. */
public final class ChildJvm {

    private ChildJvm() {}

    /**
     * One that lives too briefly to compile much.
     *
     * @param main the class to start; a JVM option goes before it, into {@code options}
     */
    public static ProcessBuilder of(Class<?> main, List<String> options, List<String> arguments) {
        return of(main, System.getProperty("java.class.path"), options, arguments);
    }

    /** The same with another class path. */
    public static ProcessBuilder of(Class<?> main, String classPath, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    public static ProcessBuilder of(Class<?> main, String... arguments) {
        return of(main, List.of(), List.of(arguments));
    }
}

package io.github.cameltegro.benchmarks;

/** Runs one mode, prints what it found and, told a folder of documentation, writes it into its page. */
public final class LoadRun {

    private LoadRun() {}

    /** @param arguments as {@link Settings} reads them */
    public static void main(String[] arguments) {
        try {
            run(Settings.of(arguments));
        } catch (Throwable failure) {
            failure.printStackTrace();
            System.exit(1);
        }
        // a pool of some rival's may have threads that are no daemons
        System.exit(0);
    }

    static Section run(Settings settings) throws Exception {
        Section found = settings.mode().run(settings);
        String circumstances = Circumstances.of(found, settings.note());
        Console.print(found, circumstances);
        if (settings.docs() != null && settings.mode() != Mode.PROFILE) {
            new Page(settings.docs()).write(settings.mode().section(), found, circumstances);
        }
        return found;
    }
}

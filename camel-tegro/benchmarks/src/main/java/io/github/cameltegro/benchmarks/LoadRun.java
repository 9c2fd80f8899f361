package io.github.cameltegro.benchmarks;

/** Runs one mode, prints what it found and, told a folder of documentation, writes it into its page. */
public final class LoadRun {

    private LoadRun() {}

    /** @param arguments as {@link Settings} reads them */
    public static void main(String[] arguments) {
        int status = 1;
        try {
            Settings settings = Settings.of(arguments);
            Section found = run(settings);
            if (settings.docs() != null && settings.mode() != Mode.PROFILE) {
                new Page(settings.docs())
                        .write(settings.mode().section(), found, Circumstances.of(found, settings.note()));
            }
            status = 0;
        } catch (Throwable failure) {
            failure.printStackTrace();
        } finally {
            // a pool of some rival's may have threads that are no daemons
            System.exit(status);
        }
    }

    static Section run(Settings settings) throws Exception {
        Section found = settings.mode().run(settings);
        Console.print(Circumstances.of(found, settings.note()));
        found.tables().forEach(table -> Console.print(table.toString()));
        return found;
    }
}

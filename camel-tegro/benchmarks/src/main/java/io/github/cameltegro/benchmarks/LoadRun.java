package io.github.cameltegro.benchmarks;

/** Runs one mode, prints what it found and, told a folder of documentation, writes it into its page. */
public final class LoadRun {

    private LoadRun() {}

    /** @param arguments as {@link Settings} reads them */
    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.of(arguments);
        Section found = run(settings);
        if (settings.docs() != null) {
            new Page(settings.docs()).write(settings.mode().section(), found, circumstances(settings));
        }
        // a pool of some rival's may have threads that are no daemons
        System.exit(0);
    }

    static Section run(Settings settings) throws Exception {
        Section found = settings.mode().run(settings);
        Console.print(circumstances(settings));
        found.tables().forEach(table -> Console.print(table.toString()));
        return found;
    }

    private static String circumstances(Settings settings) {
        return Circumstances.of(
                settings.rounds() + " rounds of " + settings.seconds() + " s, " + settings.threads() + " threads",
                settings.note());
    }
}

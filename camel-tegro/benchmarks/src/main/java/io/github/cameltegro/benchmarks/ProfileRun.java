package io.github.cameltegro.benchmarks;

import java.util.List;
import java.util.stream.Stream;

/** Runs the rivals that the setting {@code only} picks, for a profiler to look at. */
final class ProfileRun implements Mode.Run {

    @Override
    public Section run(Settings settings) throws Exception {
        try (CallRivals calls = new CallRivals();
                NotificationRivals notifications = new NotificationRivals()) {
            List<Rival> all = Stream.concat(calls.rivals().stream(), notifications.rivals().stream())
                    .toList();
            List<Rival> rivals = all.stream()
                    .filter(rival -> settings.only().matcher(rival.name()).find())
                    .toList();
            if (rivals.isEmpty()) {
                throw new IllegalArgumentException("no rival's name has " + settings.only() + "; there are "
                        + all.stream().map(Rival::name).toList());
            }
            return Section.of(Race.how(settings), CompareRun.figures(Race.run(settings, rivals)));
        }
    }
}

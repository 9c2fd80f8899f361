package io.github.cameltegro.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** How long a context takes to start with the component, and without. */
final class StartUpRun implements Mode.Run {

    @Override
    public Section run(Settings settings) throws Exception {
        Map<StartUp.Kind, List<StartUp.Start>> starts = StartUp.measure(settings.launches());
        Table table = new Table(
                "a context with",
                "start ms",
                "cpu ms of the process",
                "tegro's start beside it",
                "tegro's cpu beside it",
                "target");
        List<StartUp.Start> own = starts.get(StartUp.Kind.TEGRO);
        starts.forEach((kind, list) -> table.row(
                kind.text,
                median(list, StartUp.Start::millis),
                median(list, StartUp.Start::cpuMillis),
                Table.ratio(median(own, StartUp.Start::millis) / median(list, StartUp.Start::millis)),
                Table.ratio(median(own, StartUp.Start::cpuMillis) / median(list, StartUp.Start::cpuMillis)),
                kind == StartUp.Kind.PLAIN ? "≤ 1.1x" : "-"));
        return new Section(settings.launches() + " starts of each, in turns", StartUp.HEAP, List.of(table), List.of());
    }

    private static double median(List<StartUp.Start> starts, ToDoubleFunction<StartUp.Start> figure) {
        return Result.median(starts.stream().mapToDouble(figure).toArray());
    }
}

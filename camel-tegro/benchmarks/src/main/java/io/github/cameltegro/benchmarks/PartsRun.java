package io.github.cameltegro.benchmarks;

import io.github.cameltegro.api.PartOfCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What each part of a call costs in its place: calls that go further and further, from the limit to the endpoint. */
final class PartsRun implements Mode.Run {

    @Override
    public Section run(Settings settings) throws Exception {
        try (CallRivals calls = new CallRivals()) {
            List<Rival> rivals = new ArrayList<>();
            rivals.add(calls.limit());
            rivals.add(calls.limitInRoute());
            for (PartOfCall.Extent extent : PartOfCall.Extent.values()) {
                rivals.add(calls.part(extent));
            }
            rivals.add(calls.createOrder());
            Map<String, Result> results = Race.run(settings, rivals);
            Table table = new Table(
                    "a call that goes as far as",
                    "in a second",
                    "cpu µs each",
                    "µs added",
                    "bytes each",
                    "bytes added");
            Result before = results.get(CallRivals.LIMIT);
            for (Result result : results.values()) {
                table.row(
                        result.name(),
                        result.perSecond(),
                        Table.tenths(result.cpuMicros()),
                        Table.tenths(result.cpuMicrosBeyond(before)),
                        result.bytes(),
                        result.bytesBeyond(before));
                before = result;
            }
            return Section.of(Race.how(settings), table);
        }
    }
}

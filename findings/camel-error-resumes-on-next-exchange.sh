#!/usr/bin/env bash
# camel-core 4.18.0: after an Error on a threads() thread the next exchange on that thread completes the first one.
#
# A step behind threads() throws an Error (StackOverflowError, AssertionError …). The exchange neither fails nor ends. When
# the next exchange is processed on the same thread, the reactive executor first takes up what the first one left in its
# queue: the first exchange goes on behind the step that threw, and completes as a success.
# One would have guessed that an Error fails its exchange, as in a route without threads(), or that it stays unfinished.
#
# It matters where the end of an exchange acknowledges something: a payment whose credit ended in an Error is marked as
# done, at a moment when another payment happens to arrive.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.camel</groupId><artifactId>camel-core</artifactId><version>4.18.0</version></dependency>
  </dependencies>
</project>
POM
cat > Finding.java <<'JAVA'
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.SynchronizationAdapter;

public class Finding {
    static final List<String> EVENTS = new CopyOnWriteArrayList<>();
    static final CountDownLatch THROWN = new CountDownLatch(1);
    static final CountDownLatch OVER = new CountDownLatch(2);

    public static void main(String[] arguments) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getShutdownStrategy().setTimeout(1);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in")
                            .process(Finding::watch)
                            .threads(1)
                            .process(Finding::credit)
                            .process(exchange -> EVENTS.add(exchange.getMessage().getBody() + " is behind the step"));
                }
            });
            context.start();
            CompletableFuture<Object> first = context.createProducerTemplate().asyncSendBody("direct:in", "first");
            THROWN.await();
            try {
                first.get(1, TimeUnit.SECONDS);
            } catch (java.util.concurrent.TimeoutException e) {
                EVENTS.add("first has not ended");
            }
            context.createProducerTemplate().sendBody("direct:in", "second");
            OVER.await(10, TimeUnit.SECONDS);
        }
        EVENTS.forEach(System.out::println);
    }

    static void credit(Exchange exchange) {
        if (exchange.getMessage().getBody().equals("first")) {
            EVENTS.add("first throws an Error");
            THROWN.countDown();
            throw new AssertionError("the ledger is full");
        }
    }

    static void watch(Exchange exchange) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onComplete(Exchange done) {
                EVENTS.add(done.getMessage().getBody() + " completes as a success");
                OVER.countDown();
            }

            @Override
            public void onFailure(Exchange failed) {
                EVENTS.add(failed.getMessage().getBody() + " fails");
                OVER.countDown();
            }
        });
    }
}
JAVA
mvn -q -B dependency:build-classpath -Dmdep.outputFile=classpath.txt
output=$(java -cp "$(cat classpath.txt)" Finding.java 2>/dev/null)
echo "camel-core 4.18.0, an Error in a step behind threads(1):"
echo "$output"
for line in "first throws an Error" "first has not ended" "first is behind the step" "first completes as a success"; do
    if ! grep -qxF "$line" <<< "$output"; then
        echo "The behaviour has changed: expected \"$line\""
        exit 1
    fi
done

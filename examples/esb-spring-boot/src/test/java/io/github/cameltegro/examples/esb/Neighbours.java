package io.github.cameltegro.examples.esb;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltegro.simulator.TegroSimulator;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.springframework.jms.JmsException;
import org.springframework.jms.core.JmsTemplate;

/** The systems around the bus: one sends orders, one has payers pay them, one takes payments. All try again when it fails. */
final class Neighbours implements AutoCloseable {

    private static final long TICK_MILLIS = 20;
    private static final long RECEIVE_MILLIS = 200;
    private static final int BAD_ONE_IN = 7;

    private final ObjectMapper json = new ObjectMapper();
    private final ActiveMQConnectionFactory connections;
    private final JmsTemplate jms;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(4);
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final Set<String> linked = ConcurrentHashMap.newKeySet();
    private final Set<String> dead = ConcurrentHashMap.newKeySet();
    private final Set<String> payments = ConcurrentHashMap.newKeySet();
    private volatile boolean sending = true;
    private int next;

    Neighbours(String brokerUrl, TegroSimulator tegro) {
        connections = new ActiveMQConnectionFactory(brokerUrl);
        jms = new JmsTemplate(connections);
        jms.setReceiveTimeout(RECEIVE_MILLIS);
        often(this::send);
        often(() -> receive("orders.created", orderId -> {
            if (linked.add(orderId)) {
                tegro.pay(orderId);
            }
        }));
        often(() -> receive("orders.dead", dead::add));
        often(() -> receive("payments", payments::add));
    }

    void sendNoMore() {
        sending = false;
    }

    /** Orders that the broker has taken; {@code bad-…} are invalid. */
    Set<String> sent() {
        return sent;
    }

    /** Orders with a link or a dead letter. */
    Set<String> answered() {
        Set<String> answered = new HashSet<>(linked);
        answered.addAll(dead);
        return answered;
    }

    Set<String> dead() {
        return dead;
    }

    Set<String> paymentsSeen() {
        return payments;
    }

    private void send() {
        if (sending) {
            boolean bad = next % BAD_ONE_IN == 0;
            String orderId = (bad ? "bad-" : "order-") + next;
            String amount = bad ? "-1" : "10.00";
            jms.send(
                    "orders",
                    session -> session.createTextMessage(
                            "{\"order_id\": \"" + orderId + "\", \"amount\": " + amount + ", \"currency\": \"RUB\"}"));
            sent.add(orderId);
            next++;
        }
    }

    private void receive(String queue, Consumer<String> orderId) {
        Object text = jms.receiveAndConvert(queue);
        if (text != null) {
            try {
                orderId.accept(json.readTree((String) text).path("order_id").asText());
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private void often(Runnable work) {
        Runnable untilItWorks = () -> {
            try {
                work.run();
            } catch (JmsException e) {
                // again at the next tick
            }
        };
        clock.scheduleWithFixedDelay(untilItWorks, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        connections.close();
    }
}

package io.github.cameltegro.simulator;

import java.util.Collection;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** What the buttons of the operator's page do. */
final class OperatorActions {

    private final Collection<SimulatedAccount> accounts;
    private final FaultScripts faults;
    private final NotificationSender sender;
    private final Function<String, FaultScript> scripts;
    private final Runnable endFaults;

    /** @param scripts begins a script for the operation of that name; for every one where it is empty */
    OperatorActions(
            Collection<SimulatedAccount> accounts,
            FaultScripts faults,
            NotificationSender sender,
            Function<String, FaultScript> scripts,
            Runnable endFaults) {
        this.accounts = accounts;
        this.faults = faults;
        this.sender = sender;
        this.scripts = scripts;
        this.endFaults = endFaults;
    }

    /**
     * @throws IllegalArgumentException if a field is wrong
     * @throws NoSuchElementException if what is to be changed isn't there any more
     * @throws IllegalStateException if a notification has nowhere to go
     */
    void act(Map<String, String> fields) {
        switch (fields.getOrDefault("action", "")) {
            case "pay" -> settle(fields, SimulatedOrder.PAID, false);
            case "test" -> settle(fields, SimulatedOrder.PAID, true);
            case "decline" -> settle(fields, SimulatedOrder.FAILED, false);
            case "refund" -> settle(fields, SimulatedOrder.REFUNDED, false);
            case "notify" -> notifyAbout(number(fields, "number"));
            case "resend" -> sendAgain(number(fields, "number"), 1);
            case "duplicate" -> sendAgain(number(fields, "number"), 2);
            case "fault" -> switchOn(fields);
            case "end" -> end(number(fields, "number"));
            case "endAll" -> endFaults.run();
            default -> throw new IllegalArgumentException("No such action");
        }
    }

    private void settle(Map<String, String> fields, int status, boolean test) {
        long number = number(fields, "number");
        account(number).settle(number, status, test);
    }

    private void notifyAbout(long number) {
        SimulatedAccount account = account(number);
        account.notification(account.order(number).orElseThrow()).retrying().send();
    }

    private SimulatedAccount account(long orderNumber) {
        return accounts.stream()
                .filter(account -> account.order(orderNumber).isPresent())
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No order number " + orderNumber));
    }

    private void sendAgain(long number, int copies) {
        if (!sender.sendAgain(number, copies)) {
            throw new NoSuchElementException("No notification number " + number);
        }
    }

    private void switchOn(Map<String, String> fields) {
        String orderId = fields.getOrDefault("id", "");
        Fault fault = FaultChoice.named(fields.getOrDefault("fault", ""))
                .make((int) Math.min(number(fields, "value"), Integer.MAX_VALUE));
        FaultScript script = scripts.apply(fields.getOrDefault("operation", ""));
        if (!orderId.isEmpty()) {
            script.forId(orderId);
        }
        long times = number(fields, "times");
        if (times > 0 && times < Integer.MAX_VALUE) {
            script.times((int) times);
        }
        script.fail(fault);
    }

    private void end(long number) {
        if (!faults.end(number)) {
            throw new NoSuchElementException("No fault number " + number);
        }
    }

    /** A number that isn't negative; 0 where the field is empty or missing. */
    private static long number(Map<String, String> fields, String name) {
        String text = fields.getOrDefault(name, "");
        if (!text.matches("\\d{0,18}")) {
            throw new IllegalArgumentException("Not a number: " + name);
        }
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }
}

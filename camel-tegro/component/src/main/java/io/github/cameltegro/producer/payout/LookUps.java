package io.github.cameltegro.producer.payout;

import io.github.cameltegro.TegroException;
import io.github.cameltegro.TegroRejectedException;
import io.github.cameltegro.api.TegroClient;
import io.github.cameltegro.model.Withdrawal;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** Asks Tegro whether it knows a payout, several times with growing pauses. */
final class LookUps {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final TegroClient.Call withdrawal;
    private final int attempts;
    private final Duration delay;

    LookUps(TegroClient.Call withdrawal, int attempts, Duration delay) {
        this.withdrawal = withdrawal;
        this.attempts = attempts;
        this.delay = delay;
    }

    /** What Tegro says. */
    enum Known {
        /** It tells of this payout. */
        FOUND,
        /** It says that there is none: a refusal, or an empty answer. */
        MISSING,
        /** It tells of one under this id, but of another. */
        CONTRADICTED,
        /** No answer, or none that tells. */
        UNCLEAR
    }

    /**
     * The last answer.
     *
     * @param answer null unless found
     * @param told what was answered if it was not found, for a message
     */
    record Result(Known known, PayoutAnswer answer, String told) {}

    /**
     * Asks until it is known.
     *
     * @param contradiction tells what in an answer speaks against it, or null
     */
    Result ask(String paymentId, Function<Withdrawal, String> contradiction) {
        Duration pause = delay;
        for (int attempt = 1; ; attempt++) {
            Result result = once(paymentId, contradiction);
            // what is missing now may show later
            boolean certain = result.known() == Known.FOUND || result.known() == Known.CONTRADICTED;
            if (certain || attempt == attempts) {
                return result;
            }
            try {
                Thread.sleep(pause.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Result(Known.UNCLEAR, null, result.told() + "; then interrupted");
            }
            pause = pause.multipliedBy(2);
            pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        }
    }

    private Result once(String paymentId, Function<Withdrawal, String> contradiction) {
        PayoutAnswer answer;
        try {
            answer = PayoutAnswer.of(
                    (String) withdrawal.send(Map.of("payment_id", paymentId)).body());
        } catch (TegroRejectedException e) {
            boolean missing = "error".equals(e.getType()) && !e.isRetryable();
            return new Result(missing ? Known.MISSING : Known.UNCLEAR, null, e.getDetail());
        } catch (TegroException e) {
            return new Result(Known.UNCLEAR, null, e.getDetail());
        }
        if (isEmpty(answer)) {
            return new Result(Known.MISSING, null, "the answer is empty");
        }
        String against = contradiction.apply(answer.withdrawal());
        if (against != null) {
            return new Result(Known.CONTRADICTED, null, "it tells of a payout under this id with " + against);
        }
        return paymentId.equals(answer.withdrawal().paymentId())
                ? new Result(Known.FOUND, answer, null)
                : new Result(Known.UNCLEAR, null, "the answer does not say which payout it is about");
    }

    private static boolean isEmpty(PayoutAnswer answer) {
        Map<String, Object> fields = answer.withdrawal().fields();
        return fields.isEmpty() || answer.text().equals("[]");
    }
}

package io.github.cameltegro.producer.payout;

import java.util.OptionalInt;

/** Where it is kept which payouts have been begun. */
interface PayoutRecords {

    /** How a payout stands in the records. */
    enum Standing {
        /** It was not there and is now. Only the caller who gets this may send it. */
        TAKEN,
        /** It was there, with the same content. */
        SAME,
        /** It was there, with another content. */
        OTHER,
        /** It was there, but its content is not, or not yet. */
        UNFINISHED
    }

    /**
     * The attempt to make a payout that a caller has begun, or has found begun.
     *
     * @param number counted from 1; the next begins when this one is released
     * @param nanos {@link System#nanoTime()} when the caller asked
     */
    record Attempt(int number, Standing standing, long nanos) {}

    /** No records are kept: everything may be sent. */
    PayoutRecords NONE = new PayoutRecords() {
        @Override
        public Attempt take(RecordKeys keys) {
            return new Attempt(1, Standing.TAKEN, System.nanoTime());
        }

        @Override
        public void confirm(RecordKeys keys, Attempt taken) {
            // nothing to be in doubt of
        }

        @Override
        public Standing standing(RecordKeys keys, Attempt met) {
            return Standing.UNFINISHED;
        }

        @Override
        public OptionalInt current(RecordKeys keys) {
            return OptionalInt.empty();
        }

        @Override
        public boolean release(RecordKeys keys, int attempt) {
            return false;
        }
    };

    /**
     * Records that a payout is begun, unless an attempt is recorded that was not released.
     *
     * @throws RecordException if there is any doubt about it: then nothing may be sent
     */
    Attempt take(RecordKeys keys) throws RecordException;

    /**
     * Makes sure, right before an attempt is sent, that it is recorded as a whole, that nobody has released it, and that
     * it was not held up for so long that somebody may be about to.
     *
     * @throws RecordException if there is any doubt about it: then nothing may be sent
     */
    void confirm(RecordKeys keys, Attempt taken) throws RecordException;

    /** How the content of a recorded attempt stands. */
    Standing standing(RecordKeys keys, Attempt met) throws RecordException;

    /** The attempt that is recorded and was not released, if there is one. */
    OptionalInt current(RecordKeys keys) throws RecordException;

    /**
     * Records that an attempt is over and that nothing was paid by it.
     *
     * @return false if that is recorded already
     */
    boolean release(RecordKeys keys, int attempt) throws RecordException;
}

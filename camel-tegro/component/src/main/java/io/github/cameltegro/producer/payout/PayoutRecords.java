package io.github.cameltegro.producer.payout;

/** Where it is kept which payouts have been begun. */
interface PayoutRecords {

    /** How a payout stands in the records. */
    enum Standing {
        /** It was not there and is now: whoever was told this, and nobody else, may send it. */
        TAKEN,
        /** It was there, with the same content. */
        SAME,
        /** It was there, with another content. */
        OTHER,
        /** It was there, but its content is not, or not yet. */
        UNFINISHED
    }

    /** No records are kept: everything may be sent. */
    PayoutRecords NONE = new PayoutRecords() {
        @Override
        public Standing take(RecordKeys keys) {
            return Standing.TAKEN;
        }

        @Override
        public Standing standing(RecordKeys keys) {
            return Standing.UNFINISHED;
        }

        @Override
        public boolean holds(RecordKeys keys) {
            return false;
        }

        @Override
        public boolean remove(RecordKeys keys) {
            return false;
        }
    };

    /**
     * Records a payout, if it is not there.
     *
     * @throws RecordException if there is any doubt about it: then nothing may be sent
     */
    Standing take(RecordKeys keys) throws RecordException;

    /** How a recorded payout stands. */
    Standing standing(RecordKeys keys) throws RecordException;

    /** Whether there is a record of it. */
    boolean holds(RecordKeys keys) throws RecordException;

    /** Takes the record away; false if there was none. */
    boolean remove(RecordKeys keys) throws RecordException;
}

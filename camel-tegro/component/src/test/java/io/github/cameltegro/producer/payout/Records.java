package io.github.cameltegro.producer.payout;

import org.apache.camel.CamelContext;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/** The ways to keep records of payouts that every fault is tried with. */
enum Records {
    NONE {
        @Override
        String uri(CamelContext context) {
            return URI + "payoutsWithoutRecord=true";
        }
    },
    IN_MEMORY {
        @Override
        String uri(CamelContext context) {
            context.getRegistry().bind("records", new MemoryIdempotentRepository());
            return URI + RECORDS;
        }
    },
    JDBC {
        @Override
        String uri(CamelContext context) {
            context.getRegistry().bind("records", PayoutDatabase.newRepository());
            return URI + RECORDS;
        }
    };

    static final String RECORDS = "idempotentRepository=#records";
    private static final String URI = "tegro:createWithdrawal?lookupAttempts=3&lookupDelay=5&";

    /** An endpoint that pays out with such records, which are its own. */
    abstract String uri(CamelContext context);

    boolean kept() {
        return this != NONE;
    }
}

package io.github.cameltegro.notification;

import org.apache.camel.spi.IdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The claims: who holds a payment's is at it, and nobody else begins. */
final class AcknowledgementClaims {

    /** Of the class that who watches the log knows. */
    private static final Logger LOG = LoggerFactory.getLogger(Acknowledgement.class);

    private final IdempotentRepository claims;

    AcknowledgementClaims(IdempotentRepository claims) {
        this.claims = claims;
    }

    /** @return null if the claim is held now, or why not */
    Outcome take(AcknowledgementKeys keys) {
        try {
            return claims.add(keys.claim()) ? null : Outcome.BUSY;
        } catch (RuntimeException e) {
            LOG.warn("The claim of {} can't be had: {}", keys, e.toString());
            return Outcome.REPOSITORY;
        }
    }

    /** @return whether somebody else may have routed it; not as long as nobody can know better */
    boolean isLost(AcknowledgementKeys keys) {
        try {
            return !claims.confirm(keys.claim());
        } catch (RuntimeException e) {
            LOG.debug("Whether the claim of {} is still held can't be told: {}", keys, e.toString());
            return false;
        }
    }

    /** It was routed all the same, so the mark is due; but another node may have begun to route it too. */
    void warnIfLost(AcknowledgementKeys keys) {
        try {
            if (!claims.confirm(keys.claim())) {
                LOG.error("The claim of {} was lost while it was routed: its lease is too short for the route", keys);
            }
        } catch (RuntimeException e) {
            LOG.warn("Whether the claim of {} is still held can't be told: {}", keys, e.toString());
        }
    }

    void release(AcknowledgementKeys keys) {
        try {
            claims.remove(keys.claim());
        } catch (RuntimeException e) {
            LOG.warn("The claim of {} can't be released now: {}", keys, e.toString());
        }
    }
}

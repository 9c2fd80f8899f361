package io.github.cameltegro.producer.payout;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/**
 * Threads on which the repository is used, so that it never takes part in a transaction of the caller's: what is
 * written stays written when the route rolls back.
 */
public final class RecordThreads extends ServiceSupport {

    private static final int THREADS = 20;
    private static final int WAITING = 1000;

    private final CamelContext camelContext;
    private ExecutorService pool;

    public RecordThreads(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    @Override
    protected void doStart() {
        ThreadPoolProfile profile = new ThreadPoolProfile("TegroPayoutRecords");
        profile.setPoolSize(THREADS);
        profile.setMaxPoolSize(THREADS);
        profile.setMaxQueueSize(WAITING);
        profile.setKeepAliveTime(60L);
        profile.setAllowCoreThreadTimeOut(true);
        // Camel's default is to run on the caller's thread, which is the one place where this must never run
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        pool = camelContext.getExecutorServiceManager().newThreadPool(this, profile.getId(), profile);
    }

    @Override
    protected void doStop() {
        camelContext.getExecutorServiceManager().shutdownGraceful(pool);
    }

    /**
     * Does the work and waits for it.
     *
     * @param undo what is done, there and then, with a result that comes when nobody waits for it any more
     * @throws RecordException if it failed or did not end in time
     */
    <T> T call(Duration limit, Supplier<T> work, Consumer<T> undo) throws RecordException {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            pool.execute(() -> run(result, work, undo));
            return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw RecordException.of(e.getCause());
        } catch (RejectedExecutionException e) {
            throw new RecordException("too many records wait to be written, or the component is stopping", e);
        } catch (TimeoutException e) {
            return given(result, new RecordException("not done within " + limit, null));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return given(result, new RecordException("interrupted", e));
        }
    }

    private static <T> void run(CompletableFuture<T> result, Supplier<T> work, Consumer<T> undo) {
        if (result.isDone()) {
            return;
        }
        T value;
        try {
            value = work.get();
        } catch (Throwable e) {
            result.completeExceptionally(e);
            return;
        }
        if (!result.complete(value)) {
            undo.accept(value);
        }
    }

    /** Gives up, unless the result has come at this very moment. */
    private static <T> T given(CompletableFuture<T> result, RecordException giveUp) throws RecordException {
        if (result.completeExceptionally(giveUp)) {
            throw giveUp;
        }
        try {
            return result.join();
        } catch (CompletionException e) {
            throw RecordException.of(e.getCause());
        }
    }
}

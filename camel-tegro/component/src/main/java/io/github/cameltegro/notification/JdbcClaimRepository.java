package io.github.cameltegro.notification;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.Metadata;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims that several nodes share through a database, so that never two of them work on one key at a time: an
 * {@code inProgressRepository}. A claim is a lease on a row; who owns it is decided by the database alone, by its own
 * clock and by conditional statements:
 *
 * <ul>
 *   <li>{@link #add} claims a key that nobody holds, or whose holder's lease is over because it was killed or cut off;
 *       of any number of contenders one gets {@code true};
 *   <li>while a claim is held, a heartbeat renews its lease, with one statement for each thousand claims;
 *   <li>{@link #confirm} asks the database whether the claim is <em>still mine</em>, and renews it;
 *   <li>{@link #remove} releases the claim, if it is mine.
 * </ul>
 *
 * <p>A node that is paused (or cut off from the database) for longer than the lease can lose a claim while it works on
 * the key. It learns so by {@code confirm}, and claims that key no more until it has called {@code remove}. No lease
 * can do more.
 *
 * <p>{@code add} that returned {@code true} must be followed by {@code remove} in the end; until then the claim is
 * renewed. It is no place for marks of what has been done, so no repository for the idempotent consumer.
 *
 * <p>The table, made at the start unless {@code createTableIfNotExists=false}:
 *
 * <pre>
 * CREATE TABLE CAMEL_TEGRO_CLAIM (
 *   CLAIM_KEY VARCHAR(100) NOT NULL PRIMARY KEY,
 *   CLAIM_OWNER VARCHAR(64) NOT NULL,
 *   EXPIRES_AT BIGINT NOT NULL -- milliseconds since 1970 in UTC, by the database's clock; NUMBER(19) on Oracle
 * )
 * </pre>
 *
 * <p>The data source must hand out connections of their own. One that binds them to the caller's transaction (Spring's
 * {@code TransactionAwareDataSourceProxy}, a JTA data source while a JTA transaction is active) would let a claim vanish
 * or stay with that transaction: give the one beneath it. Each call takes one connection, for one or two statements.
 *
 * <p>Keys are 1 to 100 visible ASCII characters. Failures of the database are {@link RuntimeCamelException}s; an
 * {@code add} that throws has claimed nothing, though a row may block the key until its lease is over.
 */
@Metadata(
        label = "bean",
        description = "Claims shared by several nodes through a database: leases by the database's clock.",
        annotations = {"interfaceName=org.apache.camel.spi.IdempotentRepository"})
@Configurer(metadataOnly = true)
@ManagedResource(description = "Claims shared by several nodes through a database")
public class JdbcClaimRepository extends ServiceSupport implements IdempotentRepository, CamelContextAware {
    /** The name of the table, unless another is given. */
    public static final String DEFAULT_TABLE_NAME = "CAMEL_TEGRO_CLAIM";

    private static final Logger LOG = LoggerFactory.getLogger(JdbcClaimRepository.class);
    private static final Pattern TABLE_NAME = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*\\.){0,2}[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern KEY = Pattern.compile("[!-~]{1,100}");

    private CamelContext camelContext;

    @Metadata(
            required = true,
            description = "Where the table is: a data source that binds no connection to the caller's transaction.")
    private DataSource dataSource;

    @Metadata(description = "Name of the table, with its schema if need be.", defaultValue = DEFAULT_TABLE_NAME)
    private String tableName = DEFAULT_TABLE_NAME;

    @Metadata(
            description = "How long a claim stays without being renewed: how long a killed node's claims block.",
            defaultValue = "30s")
    private Duration lease = Duration.ofSeconds(30);

    @Metadata(
            label = "advanced",
            description = "How often held claims are renewed, at most half the lease. A third of the lease by default.")
    private Duration heartbeat;

    @Metadata(description = "Whether the table is made at the start where it isn't there.", defaultValue = "true")
    private boolean createTableIfNotExists = true;

    @Metadata(
            label = "advanced",
            description = "How long a statement may take, rounded up to seconds. A silent network is given up on after"
                    + " twice as long.",
            defaultValue = "5s")
    private Duration queryTimeout = Duration.ofSeconds(5);

    private final JdbcClaimHeartbeat claims = new JdbcClaimHeartbeat();
    private final AtomicLong counter = new AtomicLong();
    private volatile String node;
    private volatile JdbcClaimTable table;

    public JdbcClaimRepository() {}

    public JdbcClaimRepository(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Claims the key.
     *
     * @return whether the claim is the caller's now; {@code false} while anybody holds it, this node included
     * @throws RuntimeCamelException also where this node's claims are not renewed in time: one more would end early, too
     */
    @Override
    public boolean add(String key) {
        requireKey(key);
        if (!isStarted()) {
            throw new RuntimeCamelException("Not started, so nothing would renew a claim: " + this);
        }
        if (claims.isBehind(lease.minus(getHeartbeat()))) {
            throw new RuntimeCamelException(
                    "The claims that this node holds are not renewed in time, so it takes no more: " + this
                            + " is too slow or away");
        }
        JdbcClaim claim = new JdbcClaim(key, node + "-" + counter.incrementAndGet());
        if (!claims.ask(claim)) {
            return false;
        }
        boolean won = false;
        try {
            won = table.claim(key, claim.owner());
            return won;
        } finally {
            if (won) {
                claim.won();
            } else {
                claims.forget(claim);
            }
        }
    }

    /** Whether anybody holds the key now. */
    @Override
    @ManagedOperation(description = "Whether any node holds a claim on the key now")
    public boolean contains(String key) {
        requireKey(key);
        return openTable().isClaimed(key);
    }

    /**
     * Releases this node's claim on the key, and nobody else's. Where the database fails, the claim is renewed no more
     * and ends with its lease.
     *
     * @return whether the claim was still this node's
     */
    @Override
    public boolean remove(String key) {
        JdbcClaim claim = claims.get(key);
        if (claim == null || claim.isAsked()) {
            return false;
        }
        try {
            return claim.end() && table.release(key, claim.owner());
        } finally {
            claims.forget(claim);
        }
    }

    /**
     * Asks the database whether the claim is still this node's, and renews its lease if so.
     *
     * @return false: it never was, or another node took it over after this one was away for longer than the lease
     */
    @Override
    public boolean confirm(String key) {
        JdbcClaim claim = claims.get(key);
        return claim != null
                && claim.isHeld()
                && table.work("confirm a claim", connection -> claims.renew(connection, claim));
    }

    /**
     * Deletes expired claims, that is those that anybody could take over. Claims that are held stay, for nobody else can
     * know whether their work is done.
     */
    @Override
    @ManagedOperation(description = "Deletes expired claims, which killed nodes left behind")
    public void clear() {
        openTable().deleteExpired();
    }

    /** One heartbeat. */
    void renew() {
        claims.renew();
    }

    @Override
    protected void doStart() throws Exception {
        Objects.requireNonNull(dataSource, "JdbcClaimRepository needs a dataSource");
        if (lease.toMillis() < 1
                || getHeartbeat().toMillis() < 1
                || getHeartbeat().multipliedBy(2).compareTo(lease) > 0) {
            throw new IllegalArgumentException(
                    "The heartbeat (" + getHeartbeat() + ") must be positive and at most half the" + " lease (" + lease
                            + "), so that a claim survives one that fails");
        }
        JdbcClaimTable opened = new JdbcClaimTable(dataSource, tableName, lease, queryTimeout);
        opened.open(createTableIfNotExists);
        table = opened;
        // drawn here, not when the object is made: an image of the process taken earlier would give it to every node
        node = UUID.randomUUID().toString();
        claims.start(opened, getHeartbeat(), camelContext);
        LOG.info("Claims of this node in {} are owned by {}-*, on a lease of {}", tableName, node, lease);
    }

    /**
     * Held claims are not released: Camel stops its services after the routes, so what is still held then is work that
     * the shutdown gave up waiting for, and it may be running yet. It may confirm and remove as before.
     */
    @Override
    protected void doStop() throws Exception {
        if (claims.stop(queryTimeout) && getHeldClaims() > 0) {
            renew();
            LOG.warn(
                    "Stopped while {} claims in {} are held. They are renewed no more and end in {}",
                    getHeldClaims(),
                    tableName,
                    lease);
        }
    }

    private static void requireKey(String key) {
        if (key == null || !KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("A claim's key is 1 to 100 visible ASCII characters");
        }
    }

    private JdbcClaimTable openTable() {
        if (table == null) {
            throw new RuntimeCamelException("Not started: " + this);
        }
        return table;
    }

    @ManagedAttribute(description = "How many claims this node holds")
    public int getHeldClaims() {
        return claims.held();
    }

    @ManagedAttribute(description = "How many claims this node lost to another since it was made")
    public long getLostClaims() {
        return claims.lost();
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    public DataSource getDataSource() {
        return dataSource;
    }

    public void setDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @ManagedAttribute(description = "Name of the table")
    public String getTableName() {
        return tableName;
    }

    public void setTableName(String tableName) {
        if (tableName == null || !TABLE_NAME.matcher(tableName).matches()) {
            throw new IllegalArgumentException(
                    "A table's name is letters, digits and _, with a schema and a dot before it if need be: "
                            + tableName);
        }
        this.tableName = tableName;
    }

    public Duration getLease() {
        return lease;
    }

    public void setLease(Duration lease) {
        this.lease = lease;
    }

    public Duration getHeartbeat() {
        return heartbeat == null ? lease.dividedBy(3) : heartbeat;
    }

    public void setHeartbeat(Duration heartbeat) {
        this.heartbeat = heartbeat;
    }

    public boolean isCreateTableIfNotExists() {
        return createTableIfNotExists;
    }

    public void setCreateTableIfNotExists(boolean createTableIfNotExists) {
        this.createTableIfNotExists = createTableIfNotExists;
    }

    public Duration getQueryTimeout() {
        return queryTimeout;
    }

    public void setQueryTimeout(Duration queryTimeout) {
        this.queryTimeout = queryTimeout;
    }

    @Override
    public String toString() {
        return "JdbcClaimRepository(" + tableName + ")";
    }
}

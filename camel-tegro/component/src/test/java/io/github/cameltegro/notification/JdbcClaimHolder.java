package io.github.cameltegro.notification;

import java.time.Duration;

/** A node in a JVM of its own: claims a key, says so, and holds it until it is killed. */
final class JdbcClaimHolder {
    private JdbcClaimHolder() {}

    public static void main(String[] args) throws Exception {
        JdbcClaimDatabase database = JdbcClaimDatabase.valueOf(args[0]);
        JdbcClaimRepository node = new JdbcClaimRepository(database.connectingTo(args[1]));
        node.setTableName(args[2]);
        node.setLease(Duration.parse(args[3]));
        node.start();
        System.out.println("claimed=" + node.add(args[4]));
        System.in.read();
    }
}

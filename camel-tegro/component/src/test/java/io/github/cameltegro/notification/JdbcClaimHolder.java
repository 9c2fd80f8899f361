package io.github.cameltegro.notification;

import java.time.Duration;
import java.util.List;

/** A node in a JVM of its own: claims keys, says so, and holds them until it is killed. */
final class JdbcClaimHolder {
    private JdbcClaimHolder() {}

    public static void main(String[] args) throws Exception {
        JdbcClaimDatabase database = JdbcClaimDatabase.valueOf(args[0]);
        JdbcClaimRepository node = new JdbcClaimRepository(database.connectingTo(args[1]));
        node.setTableName(args[2]);
        node.setLease(Duration.parse(args[3]));
        node.start();
        for (String key : List.of(args).subList(4, args.length)) {
            System.out.println("claimed=" + node.add(key));
        }
        System.in.read();
    }
}

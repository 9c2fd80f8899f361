#!/usr/bin/env bash
# camel-sql 4.18.0, JdbcMessageIdRepository: add(key) returns true although its INSERT stored no row.
#
# add() reads first, runs the INSERT, ignores the number of rows that it returns, and returns true. With an insertString
# that skips a key which is there (ON CONFLICT DO NOTHING, INSERT IGNORE, MERGE) two nodes that add one key at the same
# moment are both told that they came first. One would have guessed that add() is true only where a row was inserted.
#
# It matters where "came first" is the permission to pay: such a table never reports a duplicate, and both nodes pay.
# Shown without a race: an INSERT that never stores anything is told as an addition each time.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.camel</groupId><artifactId>camel-sql</artifactId><version>4.18.0</version></dependency>
    <dependency><groupId>com.h2database</groupId><artifactId>h2</artifactId><version>2.3.232</version></dependency>
  </dependencies>
</project>
POM
cat > Finding.java <<'JAVA'
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.h2.jdbcx.JdbcDataSource;

public class Finding {
    public static void main(String[] args) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:finding;DB_CLOSE_DELAY=-1");
        JdbcMessageIdRepository repository = new JdbcMessageIdRepository(database, "node");
        repository.setInsertString("INSERT INTO CAMEL_MESSAGEPROCESSED (processorName, messageId, createdAt)"
                + " SELECT ?, ?, ? WHERE FALSE");
        repository.start();
        System.out.println("first add:  " + repository.add("key"));
        System.out.println("contains:   " + repository.contains("key"));
        System.out.println("second add: " + repository.add("key"));
    }
}
JAVA
mvn -q -B dependency:build-classpath -Dmdep.outputFile=classpath.txt
output=$(java -cp "$(cat classpath.txt)" Finding.java 2>/dev/null)
echo "camel-sql 4.18.0, an INSERT that stores nothing:"
echo "$output"
expected=$'first add:  true\ncontains:   false\nsecond add: true'
if [ "$output" != "$expected" ]; then
    echo "The behaviour has changed: expected"
    echo "$expected"
    exit 1
fi

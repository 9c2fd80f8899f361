#!/usr/bin/env bash
# camel-spring 4.18.0: after markRollbackOnlyLast the transaction is undone, and the exchange ends as a success.
#
# TransactionErrorHandler rolls the transaction back and then clears the exchange's flag. Its consumer and the completions
# see neither an exception nor isRollbackOnly() nor isRollbackOnlyLast(), and onComplete is called.
# One would have guessed that something on the exchange still says so, as after markRollbackOnly.
#
# It matters where a consumer acknowledges by what it sees: the credit was undone, and the sender of the payment is told
# that all went well.
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
    <dependency><groupId>org.apache.camel</groupId><artifactId>camel-core</artifactId><version>4.18.0</version></dependency>
    <dependency><groupId>org.apache.camel</groupId><artifactId>camel-spring</artifactId><version>4.18.0</version></dependency>
    <dependency><groupId>org.apache.camel</groupId><artifactId>camel-sql</artifactId><version>4.18.0</version></dependency>
    <dependency><groupId>com.h2database</groupId><artifactId>h2</artifactId><version>2.3.232</version></dependency>
  </dependencies>
</project>
POM
cat > Finding.java <<'JAVA'
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

public class Finding {
    public static void main(String[] arguments) throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:finding;DB_CLOSE_DELAY=-1");
        JdbcTemplate sql = new JdbcTemplate(database);
        sql.execute("create table ledger (payment varchar(100))");
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("dataSource", database);
            context.getRegistry()
                    .bind("required", new SpringTransactionPolicy(new DataSourceTransactionManager(database)));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    credit("direct:last").markRollbackOnlyLast();
                    credit("direct:only").markRollbackOnly();
                }

                ProcessorDefinition<?> credit(String uri) {
                    return from(uri)
                            .transacted("required")
                            .to("sql:insert into ledger values ('P-1')?dataSource=#dataSource");
                }
            });
            context.start();
            for (String uri : new String[] {"direct:last", "direct:only"}) {
                Exchange seen = context.createProducerTemplate().send(uri, exchange -> {});
                System.out.println(uri + ": rows " + sql.queryForObject("select count(*) from ledger", Integer.class)
                        + ", failed " + seen.isFailed()
                        + ", rollbackOnly " + seen.isRollbackOnly()
                        + ", rollbackOnlyLast " + seen.isRollbackOnlyLast());
            }
        }
    }
}
JAVA
mvn -q -B dependency:build-classpath -Dmdep.outputFile=classpath.txt
output=$(java -cp "$(cat classpath.txt)" Finding.java 2>/dev/null)
echo "camel-spring 4.18.0, a transacted insert and then markRollbackOnlyLast or markRollbackOnly:"
echo "$output"
expected="direct:last: rows 0, failed false, rollbackOnly false, rollbackOnlyLast false
direct:only: rows 0, failed false, rollbackOnly true, rollbackOnlyLast false"
if [ "$output" != "$expected" ]; then
    echo "The behaviour has changed: expected"
    echo "$expected"
    exit 1
fi

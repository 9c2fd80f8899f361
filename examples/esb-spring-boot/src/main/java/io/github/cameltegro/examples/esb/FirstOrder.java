package io.github.cameltegro.examples.esb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.stereotype.Component;

/** One order that goes all the way, as the systems on both sides of the bus see it. */
@Component
class FirstOrder {

    private static final Logger LOG = LoggerFactory.getLogger("esb");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JmsTemplate jms;
    private final JdbcTemplate jdbc;

    FirstOrder(JmsTemplate jms, JdbcTemplate jdbc) {
        this.jms = jms;
        this.jdbc = jdbc;
    }

    /** Whether the order was paid in time, and is both in the ledger and on the queue {@code payments}. */
    boolean goesAllTheWay(Gateway gateway) throws JMSException, JsonProcessingException {
        String orderId = "esb-" + LocalDateTime.now().format(STAMP);
        LOG.info("Order {} goes to the queue orders", orderId);
        Message reply = jms.sendAndReceive(
                "orders",
                session -> session.createTextMessage(
                        "{\"order_id\": \"" + orderId + "\", \"amount\": 100.00, \"currency\": \"RUB\"}"));
        if (reply == null) {
            LOG.error("No reply to order {}; what is the matter may stand in orders.dead", orderId);
            return false;
        }
        LOG.info("The reply is {}", reply.getBody(String.class));
        gateway.pay(orderId);
        for (Message payment = jms.receive("payments"); payment != null; payment = jms.receive("payments")) {
            String text = payment.getBody(String.class);
            LOG.info("On the queue payments is {}", text);
            JsonNode paid = JSON.readTree(text);
            if (paid.path("order_id").asText().equals(orderId)) {
                return isInLedger(paid.path("notification_key").asText());
            }
        }
        LOG.error("Order {} was not paid in time", orderId);
        return false;
    }

    private boolean isInLedger(String payment) {
        boolean there = jdbc.queryForList("select payment from ledger where payment = ?", payment)
                        .size()
                == 1;
        if (there) {
            LOG.info("In the ledger is {}", payment);
        } else {
            LOG.error("The ledger lacks {}", payment);
        }
        return there;
    }
}

package io.github.cameltegro.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.GivenText;
import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.simulator.TegroSimulator;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** Whatever an order or an item is called, the payer's browser sends it as it was and the gateway finds it rightly signed. */
class PaymentPropertyTest {

    private static final int TRIES = 200;
    private static final Payer PAYER = new Payer();

    private static TegroSimulator tegro;
    private static DefaultCamelContext context;
    private static ProducerTemplate template;

    @BeforeContainer
    static void start() {
        tegro = TegroSimulator.builder().start();
        context = new DefaultCamelContext();
        context.disableJMX();
        TegroComponent component = context.getComponent("tegro", TegroComponent.class);
        component.getConfiguration().setBaseUrl(tegro.baseUrl());
        component.getConfiguration().setShopId(tegro.shopId());
        component.getConfiguration().setSecretKey(tegro.secretKey());
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterContainer
    static void stop() {
        context.stop();
        tegro.close();
    }

    @Property(tries = TRIES)
    void aLinkHoldsWhatWasPutIn(@ForAll("ids") String orderId, @ForAll("texts") String item) {
        String link = make("tegro:paymentLink", orderId, item).getMessage().getBody(String.class);

        assertThat(PostedForm.ofLink(link))
                .containsEntry("order_id", orderId)
                .containsEntry("receipt[items][0][name]", item);
        assertThat(PAYER.opens(link)).isTrue();
        assertThat(tegro.order(orderId)).isPresent();
    }

    @Property(tries = TRIES)
    void aFormHoldsWhatWasPutInOrIsRefused(@ForAll("ids") String orderId, @ForAll("texts") String item) {
        Exchange exchange = make("tegro:paymentForm", orderId, item);

        if ((orderId + item).matches("(?s).*[\r\n\0].*")) {
            assertThat(exchange.getException()).isInstanceOf(TegroInvalidRequestException.class);
            return;
        }
        PostedForm form = PostedForm.of(exchange.getMessage().getBody(String.class));
        assertThat(form.fields())
                .containsOnlyKeys(
                        "amount",
                        "currency",
                        "order_id",
                        "shop_id",
                        "receipt[items][0][name]",
                        "receipt[items][0][count]",
                        "receipt[items][0][price]",
                        "sign")
                .containsEntry("order_id", orderId)
                .containsEntry("receipt[items][0][name]", item);
        assertThat(form.page().select("script")).hasSize(1);
        assertThat(PAYER.posts(form.page().selectFirst("form").attr("action"), form.fields()))
                .isTrue();
        assertThat(tegro.order(orderId)).isPresent();
    }

    @Property(tries = TRIES)
    void whatHasNoUtf8FormIsRefusedByName(@ForAll("texts") String text, @ForAll boolean inOrderId) {
        String broken = text + "\ud83d";
        for (String operation : List.of("tegro:paymentLink", "tegro:paymentForm")) {
            Exception failure = make(operation, inOrderId ? broken : text, inOrderId ? text : broken)
                    .getException();
            assertThat(failure)
                    .isInstanceOf(TegroInvalidRequestException.class)
                    .extracting(e -> ((TegroInvalidRequestException) e).getField())
                    .isEqualTo(inOrderId ? "order_id" : "receipt");
        }
    }

    private static Exchange make(String uri, String orderId, String item) {
        Map<String, Object> body = Map.of(
                "order_id",
                orderId,
                "amount",
                5,
                "currency",
                "RUB",
                "receipt",
                Map.of("items", List.of(Map.of("name", item, "count", 1, "price", 5))));
        return template.request(uri, exchange -> exchange.getMessage().setBody(body));
    }

    /** What can't be seen at the ends of an id does not belong to it: IdsTest. */
    @Provide
    Arbitrary<String> ids() {
        return texts().map(GivenText::strip).filter(text -> !text.isEmpty());
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> characters = Arbitraries.oneOf(
                        Arbitraries.integers().between(0, Character.MAX_CODE_POINT),
                        Arbitraries.integers().between(0, 127),
                        Arbitraries.integers().between(0x400, 0x4ff))
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .map(Character::toString);
        Arbitrary<String> pieces = Arbitraries.of(
                "<script>alert(1)</script>", "\"", "'", "&quot;", "&", "-->", "😀", "%00", "+", "]]>", " ");
        return Arbitraries.oneOf(characters, pieces)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20)
                .map(list -> String.join("", list))
                .filter(text -> !text.isBlank());
    }
}

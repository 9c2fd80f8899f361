package io.github.cameltegro.producer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page that takes the payer to the gateway, in any browser and under a strict policy; or what it posts. */
class PaymentFormTest {

    private static final String EVIL = "\"'><script>alert(1)</script>&amp;<!-- 😀 «Чай»";

    private static final Map<String, Object> ORDER = Map.of(
            "order_id",
            "Заказ " + EVIL,
            "amount",
            100,
            "currency",
            "RUB",
            "receipt",
            Map.of("items", List.of(Map.of("name", EVIL, "count", 1, "price", 100))));

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();
    private final Payer payer = new Payer();

    @Test
    void leadsToTheOrderWhateverItsNameHolds() {
        PostedForm form = form("tegro:paymentForm");

        assertThat(form.fields())
                .containsEntry("order_id", "Заказ " + EVIL)
                .containsEntry("receipt[items][0][name]", EVIL);
        assertThat(payer.posts(form.page().selectFirst("form").attr("action"), form.fields()))
                .isTrue();
        assertThat(tegro.order("Заказ " + EVIL)).isPresent();
        assertThat(tegro.requests()).isEmpty();
    }

    @Test
    void isACompletePageOfOneFormThatPostsToTheGateway() {
        Document page = form("tegro:paymentForm").page();

        assertThat(page.documentType()).isNotNull();
        assertThat(page.selectFirst("meta[charset]").attr("charset")).isEqualTo("UTF-8");
        assertThat(page.title()).isNotBlank();
        assertThat(page.select("form")).singleElement().satisfies(form -> {
            assertThat(form.attr("action")).isEqualTo(tegro.baseUrl() + "/pay/form/");
            assertThat(form.attr("method")).isEqualTo("post");
            assertThat(form.attr("accept-charset")).isEqualTo("UTF-8");
        });
    }

    @Test
    void hasAButtonForThoseWithoutScripts() {
        Element button = form("tegro:paymentForm").page().selectFirst("form button[type=submit]");

        assertThat(button.text()).isEqualTo("Pay 100 RUB");
        assertThat(button.hasAttr("name")).isFalse();
        assertThat(button.hasAttr("hidden")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'', en, Pay 100 RUB", "?lang=en, en, Pay 100 RUB", "?lang=ru, ru, Оплатить 100 RUB"})
    void speaksTheLanguageOfTheGatewaysPages(String query, String lang, String words) {
        Document page = form("tegro:paymentForm" + query).page();

        assertThat(page.selectFirst("html").attr("lang")).isEqualTo(lang);
        assertThat(page.select("button").text()).isEqualTo(words);
    }

    /** Whatever is put in, its policy is the one of docs/payment-forms.md. */
    @Test
    void allowsItsOneScriptAndItsOneStyleByHashAndNothingElse() throws Exception {
        Document page = form("tegro:paymentForm").page();
        String policy =
                page.selectFirst("meta[http-equiv=Content-Security-Policy]").attr("content");

        assertThat(policy)
                .isEqualTo("default-src 'none'; script-src " + hash(page, "script") + "; style-src "
                        + hash(page, "style") + "; base-uri 'none'")
                .isEqualTo(PaymentPage.POLICY);
        assertThat(page.select("[src], [style], link, a, img, base, iframe")).isEmpty();
        assertThat(page.select("form ~ script").html()).contains("submit");
        assertThat(page.getAllElements()).allSatisfy(element -> assertThat(element.attributes())
                .noneMatch(attribute -> attribute.getKey().startsWith("on")));
    }

    private static String hash(Document page, String tag) throws Exception {
        assertThat(page.select(tag)).hasSize(1);
        byte[] text = page.selectFirst(tag).data().getBytes(StandardCharsets.UTF_8);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
        return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    }

    @Test
    void tellsItsTypeAndWhereItPosts() {
        Exchange exchange = camel.send("tegro:paymentForm", ORDER);

        assertThat(exchange.getMessage().getHeaders())
                .containsEntry("Content-Type", "text/html; charset=UTF-8")
                .containsEntry("CamelTegroPaymentUrl", tegro.baseUrl() + "/pay/form/")
                .containsEntry("CamelTegroOrderId", "Заказ " + EVIL)
                .containsEntry("CamelTegroCurrency", "RUB");
    }

    @Test
    void givesItsFieldsAsAMapInOrder() {
        Map<?, ?> fields = camel.answer(Map.class, "tegro:paymentForm?outputType=map&test=true", ORDER);

        assertThat(fields.keySet().stream()
                        .map(name -> name.toString().replaceAll("\\[\\w+]$", "")) // a Map.of has no order
                        .distinct())
                .containsExactly("amount", "currency", "order_id", "shop_id", "test", "receipt[items][0]", "sign");
        Map<String, String> posted = new LinkedHashMap<>();
        fields.forEach((name, value) -> posted.put((String) name, (String) value));
        assertThat(payer.posts(tegro.baseUrl() + "/pay/form/", posted)).isTrue();
    }

    @Test
    void givesItsFieldsAsJson() throws Exception {
        Exchange exchange = camel.send("tegro:paymentForm?outputType=json", ORDER);

        assertThat(exchange.getMessage().getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(new ObjectMapper()
                        .readTree(exchange.getMessage().getBody(String.class))
                        .get("order_id")
                        .textValue())
                .isEqualTo("Заказ " + EVIL);
    }

    @Test
    void aFieldNamedLikeTheScriptsMeansDoesNotStopIt() {
        Map<String, Object> order = new LinkedHashMap<>(ORDER);
        order.put("submit", "x");

        PostedForm form = PostedForm.of(camel.answer(String.class, "tegro:paymentForm", order));

        assertThat(form.fields()).containsEntry("submit", "x");
        assertThat(form.page().select("script").html()).startsWith("HTMLFormElement.prototype.submit.call(");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&", "<", ">", "\"", "'", "`", "=", "&lt;", "&#x3c;", "\t", "\u000c", "\u007f", "\u0085"})
    void eachCharacterComesOutAsItWentIn(String character) {
        Map<String, Object> order = new LinkedHashMap<>(ORDER);
        order.put("order_id", "a" + character + "b");

        assertThat(PostedForm.of(camel.answer(String.class, "tegro:paymentForm", order))
                        .fields())
                .containsEntry("order_id", "a" + character + "b");
    }

    private PostedForm form(String uri) {
        return PostedForm.of(camel.answer(String.class, uri, ORDER));
    }
}

package io.github.cameltegro.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.protocol.Vectors;
import io.github.cameltegro.support.TegroCamel;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A link's query is what PHP, Python and Node make of the same fields; src/test/vectors tells how. */
class PaymentVectorsTest {

    @RegisterExtension
    final TegroCamel camel = TegroCamel.some();

    static Stream<Vectors.Link> links() {
        return Vectors.links();
    }

    @ParameterizedTest
    @MethodSource("links")
    void theLinkIsTheOneOfPhp(Vectors.Link vector) {
        camel.configuration().setShopId(vector.fields().get("shop_id").toString());
        camel.configuration().setSecretKey(vector.secret());

        assertThat(camel.answer(String.class, "tegro:paymentLink", vector.fields()))
                .isEqualTo("http://127.0.0.1:1/pay/?" + vector.query());
    }
}

package io.github.cameltegro.notification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cameltegro.engine.Bodies;
import io.github.cameltegro.protocol.FormField;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/** Writes fields, repeated ones too, as one of the content types, in one of the ways that mean the same. */
enum FieldWriter {
    FORM(Bodies.FORM) {
        @Override
        byte[] write(List<FormField> fields, SplittableRandom random) {
            StringBuilder text = new StringBuilder(random.nextInt(5) == 0 ? "&" : "");
            for (FormField field : fields) {
                percent(text, field.name(), random);
                if (field.value().length > 0 || random.nextBoolean()) {
                    text.append('=');
                }
                percent(text, field.value(), random);
                text.append('&');
            }
            text.setLength(Math.max(0, text.length() - 1));
            return text.toString().getBytes(ISO_8859_1);
        }

        private void percent(StringBuilder text, byte[] bytes, SplittableRandom random) {
            int style = random.nextInt(3);
            for (byte b : bytes) {
                if (b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z') {
                    text.append((char) b);
                } else if (b == ' ' && style > 0) {
                    text.append('+');
                } else {
                    text.append('%').append((style == 1 ? LOWER : UPPER).toHexDigits(b));
                }
            }
        }
    },
    MULTIPART(Bodies.MULTIPART) {
        @Override
        byte[] write(List<FormField> fields, SplittableRandom random) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (FormField field : fields) {
                body.writeBytes(latin("--" + Bodies.BOUNDARY + "\r\nContent-Disposition: form-data; name=\""
                        + new String(field.name(), ISO_8859_1).replace("\"", "%22")
                        + (random.nextInt(4) == 0 ? "\"\r\nContent-Type: text/plain; charset=UTF-8" : "\"")
                        + "\r\n\r\n"));
                body.writeBytes(field.value());
                body.writeBytes(latin("\r\n"));
            }
            body.writeBytes(latin("--" + Bodies.BOUNDARY + "--\r\n"));
            return body.toByteArray();
        }
    },
    JSON(Bodies.JSON) {
        @Override
        byte[] write(List<FormField> fields, SplittableRandom random) {
            StringBuilder text = new StringBuilder("{");
            for (FormField field : fields) {
                String value = new String(field.value(), UTF_8);
                text.append(text.length() == 1 ? "" : random.nextBoolean() ? "," : " ,\n");
                quote(text, new String(field.name(), UTF_8), random);
                text.append(':');
                if (value.matches("0|[1-9][0-9]{0,8}(\\.[0-9]{1,8})?") && random.nextBoolean()) {
                    text.append(value);
                } else {
                    quote(text, value, random);
                }
            }
            return text.append('}').toString().getBytes(UTF_8);
        }

        private void quote(StringBuilder text, String plain, SplittableRandom random) {
            boolean escaping = random.nextBoolean();
            text.append('"');
            for (char c : plain.toCharArray()) {
                if (c < ' ' || c == '"' || c == '\\' || c > '~' && escaping) {
                    text.append("\\u").append(HexFormat.of().toHexDigits(c));
                } else {
                    text.append(c);
                }
            }
            text.append('"');
        }
    };

    private static final HexFormat LOWER = HexFormat.of();
    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    final String contentType;

    FieldWriter(String contentType) {
        this.contentType = contentType;
    }

    abstract byte[] write(List<FormField> fields, SplittableRandom random);

    private static byte[] latin(String text) {
        return text.getBytes(ISO_8859_1);
    }
}

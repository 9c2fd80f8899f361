package io.github.cameltegro.notification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import org.apache.camel.Message;
import org.apache.camel.http.common.HttpMessage;

/** The body of a servlet request: the bytes that its container has left, or the parts that it has read already. */
final class ServletBody {

    /** Set by Spring Boot's server; a client's own header of such a name is dropped there. */
    private static final String REQUEST_HEADER = "CamelHttpServletRequest";

    /** The request's attribute that holds its body where that was awaited before. */
    static final String ARRIVING = ArrivingBody.class.getName();

    /** By name, so that a server without servlets needs no servlet class. */
    private static final String SERVLET_MESSAGE = "org.apache.camel.http.common.HttpMessage";

    private final HttpServletRequest request;
    private final boolean dispatched;

    private ServletBody(HttpServletRequest request, boolean dispatched) {
        this.request = request;
        this.dispatched = dispatched;
    }

    static boolean isServlet(Message in) {
        return in.getClass().getName().equals(SERVLET_MESSAGE) || in.getHeader(REQUEST_HEADER) != null;
    }

    static ServletBody of(Message in) {
        return in instanceof HttpMessage message
                ? new ServletBody(message.getRequest(), false)
                : new ServletBody(in.getHeader(REQUEST_HEADER, HttpServletRequest.class), true);
    }

    ReceivedBody read(int maxSize, Duration deadline) throws RefusedRequest {
        if (request.getAttribute(ARRIVING) instanceof ArrivingBody arriving) {
            return ReceivedBody.of(arriving.await());
        }
        RequestBody.checkLength(request.getContentLengthLong(), maxSize);
        BlockingBody blocking = new BlockingBody(maxSize, deadline);
        Collection<Part> parts = dispatched && FormReader.isMultipart(contentType()) ? parts() : null;
        if (parts != null) {
            return fields(parts, blocking, maxSize);
        }
        byte[] bytes = blocking.read(this::stream);
        if (bytes.length == 0 && request.getContentLengthLong() > 0 && !isMultipart()) {
            throw new IllegalStateException(
                    "A servlet filter has read the body of the notification before; keep it from this path");
        }
        return ReceivedBody.of(bytes);
    }

    private InputStream stream() throws IOException {
        return request.getInputStream();
    }

    String contentType() {
        return request.getContentType();
    }

    private boolean isMultipart() {
        String contentType = contentType();
        return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    /** Spring's dispatcher has them read before it calls anybody; null where it was told not to. */
    private Collection<Part> parts() throws RefusedRequest {
        try {
            return request.getParts();
        } catch (IllegalStateException e) {
            return null;
        } catch (IOException | ServletException e) {
            throw new RefusedRequest(400, "unreadable multipart");
        }
    }

    private ReceivedBody fields(Collection<Part> parts, BlockingBody blocking, int maxSize) throws RefusedRequest {
        Fields fields = new Fields();
        long size = 0;
        for (Part part : parts) {
            if (part.getSubmittedFileName() != null) {
                throw new RefusedRequest(400, "a file");
            }
            size += part.getSize();
            RequestBody.checkLength(size, maxSize);
            PartHeaders.refuseEncoded(part.getHeader("Content-Transfer-Encoding"));
            byte[] name = PartHeaders.unescape(part.getName()).getBytes(headerCharset());
            fields.add(name, blocking.read(part::getInputStream));
        }
        return ReceivedBody.ofFields(fields.toList());
    }

    /** What the container has decoded the parts' names with. */
    private Charset headerCharset() {
        String encoding = request.getCharacterEncoding();
        try {
            return encoding == null ? ISO_8859_1 : Charset.forName(encoding);
        } catch (IllegalArgumentException e) {
            return ISO_8859_1;
        }
    }
}

package io.github.cameltegro.simulator;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.security.Authenticator;
import java.util.regex.Pattern;

/**
 * Keeps other web sites out. The simulator has no password and runs on developers' machines, whose browsers visit any
 * site: such a site can post to a loopback port, or point a name of its own at one (DNS rebinding). As WireMock's
 * authenticator it guards WireMock's administration the same way.
 */
final class SameOrigin implements Authenticator {

    /** An address, a name without a dot, or one of localhost: names that no other site can own. */
    private static final Pattern OWN_HOST = Pattern.compile(
            "(\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9_-]+|([A-Za-z0-9_-]+\\.)+localhost)(:\\d{1,5})?");

    /** Whether the request was made for a host that only this machine or its network can mean. */
    static boolean meantForUs(Request request) {
        String host = request.getHeader("Host");
        return host != null && OWN_HOST.matcher(host).matches();
    }

    /** Whether a page of the simulator itself has sent it: browsers name the page's origin in each POST. */
    static boolean fromOwnPage(Request request) {
        return meantForUs(request) && ("http://" + request.getHeader("Host")).equals(request.getHeader("Origin"));
    }

    /** Programs send no {@code Origin} and are let in. */
    @Override
    public boolean authenticate(Request request) {
        return meantForUs(request) && (request.getHeader("Origin") == null || fromOwnPage(request));
    }
}

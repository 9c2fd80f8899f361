package io.github.cameltegro.simulator;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.security.Authenticator;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps other web sites out. The simulator has no password and runs on developers' machines, whose browsers visit any
 * site: such a site can post to a loopback port, or point a name of its own at one (DNS rebinding). A name without a dot
 * is no better than any other: the search domain of a foreign network completes it. As WireMock's authenticator it
 * guards WireMock's administration the same way.
 */
final class SameOrigin implements Authenticator {

    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-f:.]+]|[^:\\[\\]]+)(:\\d{1,5})?");

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

    /** What means this machine wherever the browser is: loopback addresses, and names that end in localhost. */
    private static final Pattern THIS_MACHINE = Pattern.compile("127(\\." + OCTET + "){3}|\\[(::|(0{1,4}:){7})0{0,3}1]"
            + "|\\[::ffff:127(\\." + OCTET + "){3}]|([a-z0-9_-]+\\.)*localhost");

    private static final Pattern ADDRESS = Pattern.compile("(" + OCTET + "\\.){3}" + OCTET + "|\\[[0-9a-f:.]+]");
    private static final Set<String> ALL_ADDRESSES = Set.of("0.0.0.0", "::", "[::]");

    private final Set<String> served;
    private final boolean anyAddress;

    /**
     * @param bindAddress where the simulator listens; behind one that means all addresses, none can be another site's
     * @param hostNames by which other names it may be called
     */
    SameOrigin(String bindAddress, Collection<String> hostNames) {
        this.served = Stream.concat(Stream.of(bindAddress), hostNames.stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .map(name -> name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name)
                .collect(Collectors.toUnmodifiableSet());
        this.anyAddress = ALL_ADDRESSES.contains(bindAddress);
    }

    /** Whether the request was made for a host that only this machine can mean, or that it was told to serve. */
    boolean meantForUs(Request request) {
        String header = request.getHeader("Host");
        Matcher parts = HOST.matcher(header == null ? "" : header.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return false;
        }
        String host = parts.group(1);
        return THIS_MACHINE.matcher(host).matches()
                || served.contains(host)
                || anyAddress && ADDRESS.matcher(host).matches();
    }

    /** Whether a page of the simulator itself has sent it: browsers name the page's origin in each POST. */
    boolean fromOwnPage(Request request) {
        return meantForUs(request) && ("http://" + request.getHeader("Host")).equals(request.getHeader("Origin"));
    }

    /** Programs send no {@code Origin} and are let in. */
    @Override
    public boolean authenticate(Request request) {
        return meantForUs(request) && (request.getHeader("Origin") == null || fromOwnPage(request));
    }
}

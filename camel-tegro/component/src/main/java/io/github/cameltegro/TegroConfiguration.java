package io.github.cameltegro;

import io.github.cameltegro.protocol.NonceSource;
import java.time.Duration;
import java.util.Locale;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/** What an account is and how its calls travel: set on the component, overridable on each endpoint. */
@UriParams
public class TegroConfiguration implements Cloneable {

    /** The address of the real gateway. */
    public static final String DEFAULT_BASE_URL = "https://tegro.money";

    @UriParam(
            label = "common",
            description =
                    "The shop's public key, 32 hexadecimal digits in Tegro's cabinet (Shop ID). It goes into every"
                            + " request, link and notification. It must be given on the component or on the endpoint.")
    private String shopId;

    @UriParam(
            label = "security",
            secret = true,
            description = "The API key of Tegro's cabinet: signs the calls of the REST API, which all need it.")
    private String apiKey;

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "The secret key of Tegro's cabinet: signs payment links and forms, and notifications. Choose a"
                            + " long random one: any payment link lets a short one be searched for offline.")
    private String secretKey;

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "The secret key before the present one: notifications that are signed with it are still accepted,"
                            + " each logged and counted. For the time of a rotation only.")
    private String previousSecretKey;

    @UriParam(
            label = "common",
            defaultValue = DEFAULT_BASE_URL,
            description = "Where Tegro is; another address for tests, such as that of the simulator.")
    private String baseUrl = DEFAULT_BASE_URL;

    @UriParam(
            label = "producer",
            defaultValue = "10s",
            description =
                    "How long to wait for a connection to be made. A call that fails this way was surely not sent.")
    private Duration connectTimeout = Duration.ofSeconds(10);

    @UriParam(
            label = "producer",
            defaultValue = "5s",
            description =
                    "How long to wait for a free connection of the pool. A call that fails this way was surely not"
                            + " sent.")
    private Duration connectionRequestTimeout = Duration.ofSeconds(5);

    @UriParam(
            label = "producer",
            defaultValue = "30s",
            description = "How long a connection may stay silent while an answer is awaited or read.")
    private Duration responseTimeout = Duration.ofSeconds(30);

    @UriParam(
            label = "producer",
            defaultValue = "60s",
            description = "How long a whole call may take, however slowly its answer drips.")
    private Duration requestTimeout = Duration.ofSeconds(60);

    @UriParam(
            label = "producer,advanced",
            defaultValue = "1048576",
            description = "The largest answer that is read, in bytes; a larger one is an error.")
    private int maxResponseSize = 1024 * 1024;

    @UriParam(label = "security", description = "TLS settings of the connection to Tegro.")
    private SSLContextParameters sslContextParameters;

    @UriParam(label = "proxy", description = "The host name of an HTTP proxy.")
    private String proxyHost;

    @UriParam(label = "proxy", description = "The port of the HTTP proxy.")
    private Integer proxyPort;

    @UriParam(
            label = "proxy",
            defaultValue = "http",
            enums = "http,https",
            description =
                    "How the proxy itself is spoken to; http is right for nearly all, also where Tegro is reached by"
                            + " https through it.")
    private String proxyAuthScheme = "http";

    @UriParam(label = "proxy,security", secret = true, description = "The user name that the proxy asks for.")
    private String proxyAuthUsername;

    @UriParam(label = "proxy,security", secret = true, description = "The password that the proxy asks for.")
    private String proxyAuthPassword;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "20",
            description = "The most connections to one address. Set it to the number of threads that call at once.")
    private int connectionsPerRoute = 20;

    @UriParam(label = "producer,advanced", defaultValue = "200", description = "The most connections in all.")
    private int maxTotalConnections = 200;

    @UriParam(
            label = "producer,advanced",
            description =
                    "The User-Agent of the calls, camel-tegro/(version) by default. The firewall before Tegro turns"
                            + " away the default agents of HTTP libraries.")
    private String userAgent;

    @UriParam(
            label = "producer,advanced",
            description = "Where nonces come from; by default a source of this process's own, of which every nonce is"
                    + " greater than the one before.")
    private NonceSource nonceSource;

    @UriParam(
            label = "producer",
            description =
                    "The number of this process among those that share an API key, 0 to 999: processes with different"
                            + " numbers never draw the same nonce. Random by default (the log tells it).")
    private Integer nonceNode;

    /** An independent copy, for the overrides of one endpoint. */
    public TegroConfiguration copy() {
        try {
            return (TegroConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** What two endpoints have in common that are about the same account: where it is and its shop, of any case. */
    public String account() {
        return baseUrl + " " + shopId.toUpperCase(Locale.ROOT);
    }

    /** Where an operation's calls, or the payer, go. */
    public String address(TegroOperation operation) {
        return baseUrl.replaceAll("/+$", "") + operation.path();
    }

    public String getShopId() {
        return shopId;
    }

    public void setShopId(String shopId) {
        this.shopId = shopId;
    }

    public String getApiKey() {
        return apiKey;
    }

    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public String getSecretKey() {
        return secretKey;
    }

    public void setSecretKey(String secretKey) {
        this.secretKey = secretKey;
    }

    public String getPreviousSecretKey() {
        return previousSecretKey;
    }

    public void setPreviousSecretKey(String previousSecretKey) {
        this.previousSecretKey = previousSecretKey;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public Duration getConnectionRequestTimeout() {
        return connectionRequestTimeout;
    }

    public void setConnectionRequestTimeout(Duration connectionRequestTimeout) {
        this.connectionRequestTimeout = connectionRequestTimeout;
    }

    public Duration getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(Duration responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public Duration getRequestTimeout() {
        return requestTimeout;
    }

    public void setRequestTimeout(Duration requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    public int getMaxResponseSize() {
        return maxResponseSize;
    }

    public void setMaxResponseSize(int maxResponseSize) {
        this.maxResponseSize = maxResponseSize;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public Integer getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public String getProxyAuthScheme() {
        return proxyAuthScheme;
    }

    public void setProxyAuthScheme(String proxyAuthScheme) {
        this.proxyAuthScheme = proxyAuthScheme;
    }

    public String getProxyAuthUsername() {
        return proxyAuthUsername;
    }

    public void setProxyAuthUsername(String proxyAuthUsername) {
        this.proxyAuthUsername = proxyAuthUsername;
    }

    public String getProxyAuthPassword() {
        return proxyAuthPassword;
    }

    public void setProxyAuthPassword(String proxyAuthPassword) {
        this.proxyAuthPassword = proxyAuthPassword;
    }

    public int getConnectionsPerRoute() {
        return connectionsPerRoute;
    }

    public void setConnectionsPerRoute(int connectionsPerRoute) {
        this.connectionsPerRoute = connectionsPerRoute;
    }

    public int getMaxTotalConnections() {
        return maxTotalConnections;
    }

    public void setMaxTotalConnections(int maxTotalConnections) {
        this.maxTotalConnections = maxTotalConnections;
    }

    public String getUserAgent() {
        return userAgent;
    }

    public void setUserAgent(String userAgent) {
        this.userAgent = userAgent;
    }

    public NonceSource getNonceSource() {
        return nonceSource;
    }

    public void setNonceSource(NonceSource nonceSource) {
        this.nonceSource = nonceSource;
    }

    public Integer getNonceNode() {
        return nonceNode;
    }

    public void setNonceNode(Integer nonceNode) {
        this.nonceNode = nonceNode;
    }
}

package io.github.cameltegro.examples.shop;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltegro.model.Notification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The shop's orders, each a file, so that a notification that comes after a restart finds its order. */
public final class Orders {

    private static final String SUFFIX = ".json";

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, PlacedOrder> byId = new ConcurrentHashMap<>();
    private final Path folder;

    /** @param folder made if it is not there */
    Orders(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(it -> it.toString().endsWith(SUFFIX)).toList()) {
                PlacedOrder order = json.readValue(file.toFile(), PlacedOrder.class);
                byId.put(order.id(), order);
            }
        }
    }

    PlacedOrder place(Product product, String currency) {
        PlacedOrder order =
                new PlacedOrder(UUID.randomUUID().toString(), product.name(), product.price(), currency, false);
        keep(order);
        return order;
    }

    /** @throws IllegalArgumentException if there is no such order */
    PlacedOrder find(String id) {
        PlacedOrder order = byId.get(id);
        if (order == null) {
            throw new IllegalArgumentException("There is no such order");
        }
        return order;
    }

    /** Whether what was paid is what the order costs. Anybody can sign nothing, but pay a link of another amount. */
    public boolean isPriceOf(Notification paid) {
        PlacedOrder order = find(paid.orderId());
        return order.amount().compareTo(paid.amount()) == 0 && order.currency().equals(paid.currency());
    }

    /** Twice is as good as once. */
    public void pay(Notification paid) {
        keep(find(paid.orderId()).asPaid());
    }

    private synchronized void keep(PlacedOrder order) {
        try {
            Path written = Files.createTempFile(folder, "order", null);
            json.writeValue(written.toFile(), order);
            Files.move(written, folder.resolve(order.id() + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byId.put(order.id(), order);
    }
}

package io.github.cameltegro.simulator;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the builder has gathered. */
record SimulatorSettings(
        String bindAddress,
        int port,
        Set<String> hostNames,
        List<AccountKeys> accounts,
        Map<String, BigDecimal> balances,
        NotificationSettings notifications,
        ReturnUrls returnUrls,
        int pageSize,
        boolean strictNonces,
        int errorStatus,
        BigDecimal feePercent,
        Clock clock) {

    SimulatorSettings {
        hostNames = Set.copyOf(hostNames);
        accounts = List.copyOf(accounts);
    }
}

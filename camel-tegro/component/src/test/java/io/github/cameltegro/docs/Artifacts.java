package io.github.cameltegro.docs;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The Maven artifacts of the tests' class path: what each holds, and what it brings. */
final class Artifacts {

    private static final String OWN = "camel-tegro";
    private static final String SIMULATOR = "camel-tegro-simulator";

    /** Those of others, as they lie in the local repository: artifact/version/artifact-version.jar. */
    private final Map<String, Path> jars = new HashMap<>();

    private final Map<String, Set<String>> publicNames = new HashMap<>();

    Artifacts() throws IOException {
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path jar = Path.of(entry);
            if (entry.endsWith(".jar") && Files.exists(pom(jar))) {
                String artifact = jar.getParent().getParent().getFileName().toString();
                jars.put(artifact, jar);
                index(artifact, jar);
            }
        }
    }

    /** The artifact that a class comes from. */
    static String of(Class<?> type) {
        String name = type.getName();
        if (name.startsWith("io.github.cameltegro.simulator.")) {
            return SIMULATOR;
        }
        if (name.startsWith("io.github.cameltegro.")) {
            return OWN;
        }
        Path jar =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
        return jar.getParent().getParent().getFileName().toString();
    }

    /** The artifacts of Camel, Spring and HikariCP that have a class of that simple name. */
    Set<String> having(String simpleName) {
        return publicNames.getOrDefault(simpleName, Set.of());
    }

    boolean has(String artifact) {
        return jars.containsKey(artifact) || List.of(OWN, SIMULATOR).contains(artifact);
    }

    /** These, and what Maven adds to them. */
    Set<String> closure(Collection<String> artifacts) throws Exception {
        Set<String> closure = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(artifacts);
        while (!next.isEmpty()) {
            String artifact = next.pop();
            if (closure.add(artifact) && has(artifact)) {
                next.addAll(dependencies(pomOf(artifact)));
            }
        }
        return closure;
    }

    /** The class path that has the closure of these, and the classes of the tests. */
    String classPath(Collection<String> artifacts) throws Exception {
        Set<String> closure = closure(artifacts);
        return String.join(
                File.pathSeparator,
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> !jars.containsValue(Path.of(entry))
                                || closure.stream()
                                        .anyMatch(each -> Path.of(entry).equals(jars.get(each))))
                        .toList());
    }

    private void index(String artifact, Path jar) throws IOException {
        if (!artifact.matches("(camel|spring)-.*|HikariCP")) {
            return;
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            file.stream()
                    .map(entry -> entry.getName().replaceAll(".*/", ""))
                    .filter(name -> name.endsWith(".class") && !name.contains("$"))
                    .forEach(name -> publicNames
                            .computeIfAbsent(name.replace(".class", ""), key -> new HashSet<>())
                            .add(artifact));
        }
    }

    private Path pomOf(String artifact) {
        return switch (artifact) {
            case OWN -> Page.ROOT.resolve("camel-tegro/component/pom.xml");
            case SIMULATOR -> Page.ROOT.resolve("camel-tegro/simulator/pom.xml");
            default -> pom(jars.get(artifact));
        };
    }

    private static Path pom(Path jar) {
        return jar.resolveSibling(jar.getFileName().toString().replaceAll("\\.jar$", ".pom"));
    }

    private static Set<String> dependencies(Path pom) throws Exception {
        Element project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(pom.toFile())
                .getDocumentElement();
        Set<String> dependencies = new LinkedHashSet<>();
        for (Element list : children(project, "dependencies")) {
            for (Element dependency : children(list, "dependency")) {
                boolean optional = text(dependency, "optional").equals("true");
                if (!optional && Set.of("", "compile", "runtime").contains(text(dependency, "scope"))) {
                    dependencies.add(text(dependency, "artifactId"));
                }
            }
        }
        return dependencies;
    }

    private static List<Element> children(Element parent, String name) {
        NodeList nodes = parent.getChildNodes();
        return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1)
                .map(nodes::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE
                        && node.getNodeName().equals(name))
                .map(Element.class::cast)
                .toList();
    }

    private static String text(Element parent, String name) {
        return children(parent, name).stream()
                .map(child -> child.getTextContent().trim())
                .findFirst()
                .orElse("");
    }
}

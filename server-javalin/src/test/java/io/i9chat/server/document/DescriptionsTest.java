package io.i9chat.server.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.i9chat.server.TestServer;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.wire.Patch;
import io.i9chat.server.wire.out.ProblemOut;
import io.i9chat.server.wire.socket.Event;
import io.i9chat.server.wire.socket.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The descriptions of the documents are the comments of the types that they are made of. */
class DescriptionsTest {
  private static final String KEPT =
      "server-javalin/src/main/resources/io/i9chat/server/document/descriptions.json";

  private static final List<String> MODULES =
      List.of("server-javalin", "chat-domain", "chat-ports");

  @Test
  void theKeptDescriptionsAreTheCommentsOfTheSources() {
    Map<String, JsonNode> said = new TreeMap<>();
    for (Map.Entry<Class<?>, List<Class<?>>> file : byFile().entrySet()) {
      Map<String, DocCommentTree> comments = comments(source(file.getKey()));
      for (Class<?> type : file.getValue()) {
        ObjectNode description = description(type, comments.get(type.getName()));
        if (!description.isEmpty()) {
          said.put(type.getName(), description);
        }
      }
    }
    assertThat(said).hasSizeGreaterThan(50);
    KeptDocuments.compareOrKeep(KEPT, ApiDocuments.text(JsonMapper.shared().valueToTree(said)));
  }

  /** Every type that is documented, by the outermost class around it. */
  private static Map<Class<?>, List<Class<?>>> byFile() {
    Schemas schemas = Schemas.ofOpenApi();
    try (TestServer server = TestServer.start()) {
      for (Operation<?, ?> operation : server.operations()) {
        schemas.input(operation.name(), operation.inputClass(), Set.of());
        schemas.output(operation.shape());
      }
    }
    schemas.input("authenticate", Token.class, Set.of());
    schemas.output(ProblemOut.class);
    for (Event event : Event.values()) {
      schemas.output(event.data());
    }
    return schemas.described().stream().collect(Collectors.groupingBy(DescriptionsTest::outermost));
  }

  private static Class<?> outermost(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return outer == null ? type : outermost(outer);
  }

  private static Path source(Class<?> type) {
    String file = "src/main/java/" + type.getName().replace('.', '/') + ".java";
    return MODULES.stream()
        .map(module -> KeptDocuments.file(module + "/" + file))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }

  /** The comment of each type in a file, by the binary name of the type. */
  private static Map<String, DocCommentTree> comments(Path file) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Map<String, DocCommentTree> comments = new TreeMap<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(file));
      DocTrees trees = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new TreePathScanner<Void, String>() {
          @Override
          public Void visitClass(ClassTree type, String outer) {
            String name = outer + type.getSimpleName();
            DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
            if (comment != null) {
              comments.put(name, comment);
            }
            return super.visitClass(type, name + "$");
          }
        }.scan(new TreePath(unit), unit.getPackageName() + ".");
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return comments;
  }

  private static ObjectNode description(
      Class<?> type, @org.jspecify.annotations.Nullable DocCommentTree comment) {
    ObjectNode said = JsonMapper.shared().createObjectNode();
    if (comment == null) {
      return said;
    }
    String itself = plain(comment.getFullBody().stream());
    if (!itself.isEmpty()) {
      said.put(Descriptions.ITSELF, itself);
    }
    for (DocTree tag : comment.getBlockTags()) {
      if (tag instanceof ParamTree param) {
        String name = param.getName().toString();
        String text = plain(param.getDescription().stream());
        said.put(name, isAbsent(type, name) ? text.replace("`null`", "absent") : text);
      }
    }
    return said;
  }

  /** What is {@code null} in Java is left out there, unless it says otherwise. */
  private static boolean isAbsent(Class<?> type, String name) {
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getName().equals(name)) {
        return component.getType() != Patch.class
            && !component.getAccessor().isAnnotationPresent(JsonInclude.class);
      }
    }
    throw new AssertionError(type + " has no " + name);
  }

  private static String plain(Stream<? extends DocTree> parts) {
    return parts
        .map(Object::toString)
        .collect(Collectors.joining())
        .replaceAll("\\{@code ([^}]*)}", "`$1`")
        .replaceAll("\\{@link (?:[^ }]*[ #.])?([^}]*)}", "`$1`")
        .replaceAll("\\s+", " ")
        .replaceAll(" ?Rules: [A-Z0-9, -]+\\.?$", "")
        .strip();
  }
}

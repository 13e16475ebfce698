package io.i9chat.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A method fits a screen. */
class MethodLengthTest {
  private static final int MOST_LINES = 40;

  @Test
  void noMethodIsLongerThan40Lines() throws IOException {
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(Sources.java()));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      List<String> tooLong = new ArrayList<>();
      int[] methods = new int[1];
      for (CompilationUnitTree unit : task.parse()) {
        new TreeScanner<@Nullable Void, @Nullable Void>() {
          @Override
          public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            methods[0]++;
            long lines = lines(unit, method, positions);
            if (lines > MOST_LINES) {
              tooLong.add(unit.getSourceFile().getName() + " " + method.getName() + ": " + lines);
            }
            return super.visitMethod(method, null);
          }
        }.scan(unit, null);
      }
      assertThat(methods[0]).isGreaterThan(2_000);
      assertThat(tooLong).isEmpty();
    }
  }

  private static long lines(
      CompilationUnitTree unit, MethodTree method, SourcePositions positions) {
    LineMap map = unit.getLineMap();
    long first = map.getLineNumber(positions.getStartPosition(unit, method));
    long last = map.getLineNumber(positions.getEndPosition(unit, method));
    return last - first + 1;
  }
}

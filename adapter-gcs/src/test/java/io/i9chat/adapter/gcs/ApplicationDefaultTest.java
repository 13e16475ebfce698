package io.i9chat.adapter.gcs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The application default credentials, each in a process with an environment of its own. */
class ApplicationDefaultTest extends WithScene {
  /** What is printed, a line each. */
  private List<String> run(Map<String, String> environment) throws Exception {
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                DefaultCredentials.class.getName(),
                scene.google.address().toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    java.environment().keySet().removeIf(name -> name.matches("(GOOGLE|GCE|CLOUDSDK|NO_GCE).*"));
    java.environment().put("CLOUDSDK_CONFIG", folder.resolve("none").toString());
    java.environment().putAll(environment);
    return lines(java.start());
  }

  private static List<String> lines(Process process) throws IOException, InterruptedException {
    try (var out = process.inputReader()) {
      List<String> lines = out.lines().toList();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return lines;
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void withoutAnyTheSettingIsNamed() throws Exception {
    assertThat(run(Map.of("NO_GCE_CHECK", "true")))
        .singleElement()
        .asString()
        .startsWith("GCS_CREDENTIALS: must name the key file of a service account");
  }

  @Test
  void theKeyThatTheEnvironmentNamesSigns() throws Exception {
    List<String> lines = run(Map.of("GOOGLE_APPLICATION_CREDENTIALS", scene.key.toString()));
    assertThat(lines.getFirst()).isEqualTo("[]");
    assertThat(lines.getLast()).contains("chat%40stand-in.iam.gserviceaccount.com");
    assertThat(scene.google.signatures()).isZero();
  }

  @Test
  void aMachineOfGooglesSignsAsItsOwnAccountByIam() throws Exception {
    scene.google.letAct(scene.google.machine(), scene.google.machine());
    String metadata = scene.google.address().getAuthority();
    List<String> lines = run(Map.of("GCE_METADATA_HOST", metadata));
    assertThat(lines.getFirst()).isEqualTo("[]");
    assertThat(lines.getLast()).contains("machine%40stand-in.iam.gserviceaccount.com");
    assertThat(scene.google.signatures()).as("the check and the download").isEqualTo(2);
  }
}

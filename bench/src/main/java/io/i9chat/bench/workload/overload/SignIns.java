package io.i9chat.bench.workload.overload;

import io.i9chat.bench.server.Address;
import io.i9chat.bench.server.Api;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An honest person with a password, who signs in once a second from one address. */
final class SignIns {
  private static final String PASSWORD = "correct horse";
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Pattern CODE = Pattern.compile("(?m)^Subject: (\\d{6})");

  private final JsonMapper json = new JsonMapper();
  private final Address address;
  private final HttpClient client;
  private final String name;
  private final Duration offset;

  /** The {@code number}th of {@link OverloadPlan#SIGNERS}, from 0 on. */
  SignIns(Address address, HttpClient client, int number) {
    this.address = address;
    this.client = client;
    this.name = "signer" + number;
    this.offset = EVERY.dividedBy(OverloadPlan.SIGNERS).multipliedBy(number);
  }

  /**
   * Makes the account, with the code from the development mailbox.
   *
   * @param outbox the folder of mails
   */
  void signUp(Path outbox) throws IOException, InterruptedException {
    ObjectNode asked = json.createObjectNode().put("email", name + "@example.org");
    String ticket = Api.text(expect(post("/signup", asked)), "ticket");
    ObjectNode tried = json.createObjectNode().put("ticket", ticket).put("code", code(outbox));
    String token = Api.text(expect(post("/signup/verify", tried)), "signupToken");
    ObjectNode complete = json.createObjectNode().put("signupToken", token);
    expect(post("/signup/complete", complete.put("username", name).put("password", PASSWORD)));
  }

  private String code(Path outbox) throws IOException {
    List<Path> mails;
    try (Stream<Path> files = Files.list(outbox)) {
      mails = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : mails) {
      String mail = Files.readString(file);
      Matcher code = CODE.matcher(mail);
      if (mail.contains(name + "@example.org") && code.find()) {
        return code.group(1);
      }
    }
    throw new IOException("no mail to " + name + " in " + outbox);
  }

  /** Signs in once a second until the end. */
  void run(Latencies latencies, long end) throws InterruptedException {
    ObjectNode login = json.createObjectNode().put("login", name).put("password", PASSWORD);
    login.put("device", "bench");
    Thread.sleep(offset);
    while (System.nanoTime() - end < 0) {
      long start = System.nanoTime();
      boolean success;
      try {
        success = post("/sessions", login).statusCode() == 201;
      } catch (IOException e) {
        success = false;
      }
      latencies.done(Latencies.Work.SIGN_IN, System.nanoTime() - start, success);
      Thread.sleep(EVERY);
    }
  }

  private HttpResponse<byte[]> post(String path, ObjectNode body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.api(path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private JsonNode expect(HttpResponse<byte[]> answer) throws IOException {
    JsonNode body = json.readTree(answer.body());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(answer.uri().getPath() + " answered " + body);
    }
    return body;
  }
}

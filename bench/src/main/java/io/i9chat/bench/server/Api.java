package io.i9chat.bench.server;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The HTTP calls that prepare a run and check what it left behind; never used while measuring. */
public final class Api implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int PAGE = 200;
  private static final int NAMES = 1_000;

  private final Address address;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final JsonMapper json = new JsonMapper();

  /** Calls the server at this address. */
  public Api(Address address) {
    this.address = address;
  }

  /**
   * A chat.
   *
   * @param head the last seq it has
   */
  public record Chat(String id, long head) {}

  /** Opens the direct chat of the caller with a person, or finds the one there is. */
  public Chat openDirect(Account caller, String username) throws IOException, InterruptedException {
    HttpRequest request =
        request(caller, "/chats/direct/" + username)
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    JsonNode chat = call(request);
    return new Chat(text(chat, "id"), number(chat, "head"));
  }

  /** The same opened from both sides: without entries it is only there for who opened it. */
  public Chat openDirectOfBoth(Account first, Account second)
      throws IOException, InterruptedException {
    openDirect(first, second.username());
    return openDirect(second, first.username());
  }

  /**
   * A group of the caller and these people, added by as many calls as it takes.
   *
   * @param clientId unlike that of every other group of the caller
   * @param others at least one, and not the caller
   */
  public Chat createGroup(Account caller, String clientId, List<String> others)
      throws IOException, InterruptedException {
    ObjectNode group = json.createObjectNode();
    group.put("clientId", clientId);
    group.put("name", "Group " + clientId);
    group.set("members", names(others.subList(0, Math.min(NAMES, others.size()))));
    String chat = text(post(caller, "/groups", group), "id");
    for (int from = NAMES; from < others.size(); from += NAMES) {
      ObjectNode more = json.createObjectNode();
      more.set("usernames", names(others.subList(from, Math.min(from + NAMES, others.size()))));
      post(caller, "/groups/" + chat + "/members", more);
    }
    JsonNode now = call(request(caller, "/chats/" + chat).GET().build());
    return new Chat(chat, number(now, "head"));
  }

  private ArrayNode names(List<String> names) {
    ArrayNode array = json.createArrayNode();
    names.forEach(array::add);
    return array;
  }

  /** Sends a text and gives the seq it got. */
  public long send(Account caller, String chat, String clientId, String text)
      throws IOException, InterruptedException {
    ObjectNode message = json.createObjectNode();
    message.put("clientId", clientId);
    message.putObject("content").put("type", "text").put("text", text);
    return number(post(caller, "/chats/" + chat + "/messages", message), "seq");
  }

  private JsonNode post(Account caller, String path, ObjectNode body)
      throws IOException, InterruptedException {
    return call(
        request(caller, path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
            .build());
  }

  /**
   * One page of a chat's log.
   *
   * @param after the last seq not wanted
   * @return the object with {@code entries} and {@code head}
   */
  public JsonNode log(Account caller, String chat, long after)
      throws IOException, InterruptedException {
    String path = "/chats/" + chat + "/log?after=" + after + "&limit=" + PAGE;
    return call(request(caller, path).GET().build());
  }

  /** True if the server says that it is ready; false if it says otherwise or nothing. */
  public boolean isReady() throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.root("/readyz")).timeout(Duration.ofSeconds(2)).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private HttpRequest.Builder request(Account caller, String path) {
    return HttpRequest.newBuilder(address.api(path))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + caller.token());
  }

  private JsonNode call(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    String what = request.method() + " " + request.uri().getPath();
    JsonNode body;
    try {
      body = json.readTree(response.body());
    } catch (JacksonException e) {
      throw new IOException(what + " answered " + response.statusCode() + " without JSON", e);
    }
    if (response.statusCode() / 100 != 2) {
      throw new IOException(what + " answered " + response.statusCode() + ": " + body);
    }
    return body;
  }

  /** A string field that must be there. */
  public static String text(JsonNode object, String field) throws IOException {
    JsonNode value = object.path(field);
    if (!value.isString()) {
      throw new IOException("no string '" + field + "' in " + object);
    }
    return value.stringValue();
  }

  /** An integer field that must be there. */
  public static long number(JsonNode object, String field) throws IOException {
    JsonNode value = object.path(field);
    if (!value.isIntegralNumber()) {
      throw new IOException("no integer '" + field + "' in " + object);
    }
    return value.longValue();
  }

  @Override
  public void close() {
    client.close();
  }
}

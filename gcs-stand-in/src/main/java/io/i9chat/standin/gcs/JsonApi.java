package io.i9chat.standin.gcs;

import io.i9chat.standin.gcs.StandInBucket.Stored;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The JSON API of Cloud Storage: buckets, permissions, lists, deletions. Every call has a token.
 */
final class JsonApi {
  static final String PATH = "/storage/v1/b/";

  /** As many names come in a page at most; fewer than the service's, so that tests meet pages. */
  private static final int PAGE = 100;

  private final Tokens tokens;
  private final Function<String, @Nullable StandInBucket> buckets;

  JsonApi(Tokens tokens, Function<String, @Nullable StandInBucket> buckets) {
    this.tokens = tokens;
    this.buckets = buckets;
  }

  void serve(Request request) throws IOException {
    try {
      tokens.of(request);
      StandInBucket bucket = buckets.apply(request.part(3));
      if (bucket == null) {
        throw new Refused(404, "notFound", "The specified bucket does not exist.");
      }
      String what = request.part(4);
      String object = request.rest(5);
      switch (request.method() + " " + what) {
        case "GET " -> bucket(request, bucket);
        case "GET iam" -> permissions(request, bucket);
        case "GET o" -> {
          if (object.isEmpty()) {
            list(request, bucket);
          } else {
            permitted(bucket, "storage.objects.get");
            request.json(200, resource(bucket, object, found(bucket, object)));
          }
        }
        case "DELETE o" -> delete(request, bucket, object);
        default -> throw new Refused(404, "notFound", "Not Found");
      }
    } catch (Refused refused) {
      request.json(
          refused.status(),
          "{\"error\":{\"code\":%d,\"message\":\"%s\",\"errors\":[{\"reason\":\"%s\",\"message\":\"%s\"}]}}"
              .formatted(
                  refused.status(), refused.getMessage(), refused.code(), refused.getMessage()));
    }
  }

  private static void permitted(StandInBucket bucket, String permission) {
    if (!bucket.permits(permission)) {
      throw new Refused(403, "forbidden", "the account does not have " + permission);
    }
  }

  private static Stored found(StandInBucket bucket, String object) {
    Stored stored = bucket.find(object);
    if (stored == null) {
      throw new Refused(404, "notFound", "No such object");
    }
    return stored;
  }

  private static void bucket(Request request, StandInBucket bucket) throws IOException {
    permitted(bucket, "storage.buckets.get");
    String more = bucket.configuration().isEmpty() ? "" : "," + bucket.configuration();
    request.json(
        200, "{\"kind\":\"storage#bucket\",\"name\":\"" + bucket.name() + "\"" + more + "}");
  }

  private static void permissions(Request request, StandInBucket bucket) throws IOException {
    String held =
        request.all("permissions").stream()
            .filter(bucket::permits)
            .map(each -> "\"" + each + "\"")
            .collect(Collectors.joining(","));
    request.json(200, "{\"permissions\":[" + held + "]}");
  }

  private static void list(Request request, StandInBucket bucket) throws IOException {
    permitted(bucket, "storage.objects.list");
    String asked = request.query("maxResults");
    int most = asked == null ? PAGE : Math.min(PAGE, Integer.parseInt(asked));
    String prefix = request.query("prefix") == null ? "" : request.query("prefix");
    String start = request.query("startOffset") == null ? prefix : request.query("startOffset");
    String token = request.query("pageToken");
    List<String> names =
        bucket.names(
            String.valueOf(prefix), token == null ? String.valueOf(start) : token, most + 1);
    String items =
        names.stream()
            .limit(most)
            .map(name -> resource(bucket, name, found(bucket, name)))
            .collect(Collectors.joining(","));
    String next = names.size() > most ? ",\"nextPageToken\":\"" + names.getLast() + "\"" : "";
    request.json(200, "{\"kind\":\"storage#objects\",\"items\":[" + items + "]" + next + "}");
  }

  private static void delete(Request request, StandInBucket bucket, String object)
      throws IOException {
    permitted(bucket, "storage.objects.delete");
    if (!bucket.remove(object)) {
      throw new Refused(404, "notFound", "No such object");
    }
    request.answer(204, java.util.Map.of());
  }

  private static String resource(StandInBucket bucket, String name, Stored stored) {
    String told = stored.metadata().coding();
    String coding = told == null ? "" : ",\"contentEncoding\":\"" + told + "\"";
    return "{\"kind\":\"storage#object\",\"bucket\":\"%s\",\"name\":\"%s\",\"size\":\"%d\",\"generation\":\"%d\"%s}"
        .formatted(bucket.name(), name, stored.size(), stored.generation(), coding);
  }
}

package io.i9chat.server.operation;

/**
 * How an operation is called over HTTP.
 *
 * @param method the HTTP method
 * @param path the path below {@code /api/v1}, its parameters, which are fields of the input, in
 *     braces
 * @param status the status of its success, unless a reply says the other one
 * @param otherStatus what a reply may say instead; {@code status} if there is no other
 */
public record HttpBinding(String method, String path, int status, int otherStatus) {
  /** What every path starts with. */
  public static final String ROOT = "/api/v1";

  /** Whether a body is read. */
  public boolean hasBody() {
    return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
  }

  /** Whether the call may change something. */
  public boolean changesState() {
    return !method.equals("GET");
  }
}

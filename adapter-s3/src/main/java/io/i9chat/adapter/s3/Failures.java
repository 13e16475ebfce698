package io.i9chat.adapter.s3;

import io.i9chat.adapter.s3.S3Config.Finding;
import io.i9chat.adapter.s3.S3Config.Part;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What failures of the SDK mean to an operator: which part of the configuration, in one line. */
final class Failures {
  private static final String REGION_HEADER = "x-amz-bucket-region";

  private Failures() {}

  /** Whether an object is not there. */
  static boolean isNoSuchObject(S3Exception refused) {
    return refused.statusCode() == 404 && !code(refused).equals("NoSuchBucket");
  }

  /** Whether an object is there, and has no byte. */
  static boolean isEmptyObject(S3Exception refused) {
    return refused.statusCode() == 416;
  }

  /** Whether a condition of the request did not hold. */
  static boolean isConditionFailed(S3Exception refused) {
    return refused.statusCode() == 412;
  }

  /** Whether the server does not know conditions of a {@code PUT}. */
  static boolean isNotImplemented(S3Exception refused) {
    return refused.statusCode() == 501;
  }

  /** Whether the owner of the keys may not do it. */
  static boolean isDenied(S3Exception refused) {
    return refused.statusCode() == 403;
  }

  /** What a failure says of the configuration. */
  static Finding of(SdkException failed, S3Config config) {
    return of(failed, config, "what was asked for");
  }

  /**
   * The same.
   *
   * @param permission what it needs, in the words of S3
   */
  static Finding of(SdkException failed, S3Config config, String permission) {
    return failed instanceof S3Exception refused
        ? refused(refused, config, permission)
        : unreached(failed, config);
  }

  private static Finding refused(S3Exception refused, S3Config config, String permission) {
    String code = code(refused);
    return switch (code) {
      case "NoSuchBucket" ->
          new Finding(Part.BUCKET, true, "there is no such bucket at " + at(config));
      case "InvalidBucketName" ->
          new Finding(Part.BUCKET, true, "is no name of a bucket for " + at(config));
      case "InvalidAccessKeyId", "InvalidToken", "ExpiredToken" ->
          new Finding(Part.ACCESS_KEY, true, "is not known at " + at(config) + " (" + code + ")");
      case "SignatureDoesNotMatch" ->
          new Finding(
              Part.SECRET_KEY, true, "is not the secret of the access key at " + at(config));
      case "AuthorizationHeaderMalformed",
          "PermanentRedirect",
          "TemporaryRedirect",
          "IllegalLocationConstraintException",
          "AuthorizationQueryParametersError" ->
          new Finding(Part.REGION, true, "the bucket is in " + region(refused));
      case "RequestTimeTooSkewed" ->
          new Finding(
              Part.ENDPOINT, true, "the clock of this machine differs from that of " + at(config));
      default -> other(refused, code, config, permission);
    };
  }

  private static Finding other(
      S3Exception refused, String code, S3Config config, String permission) {
    if (isDenied(refused)) {
      return new Finding(
          Part.ACCESS_KEY,
          true,
          "is not permitted %s in bucket %s (%s)"
              .formatted(permission, config.bucket(), named(refused, code)));
    }
    if (refused.statusCode() == 301 || refused.statusCode() == 307) {
      return new Finding(Part.REGION, true, "the bucket is in " + region(refused));
    }
    if (code.isEmpty() && refused.statusCode() < 500) {
      return new Finding(
          Part.ENDPOINT,
          true,
          at(config) + " does not speak S3: it answers " + refused.statusCode());
    }
    return new Finding(Part.ENDPOINT, true, at(config) + " answers " + named(refused, code));
  }

  private static String named(S3Exception refused, String code) {
    return code.isEmpty() ? Integer.toString(refused.statusCode()) : code;
  }

  private static String region(S3Exception refused) {
    AwsErrorDetails details = refused.awsErrorDetails();
    Optional<String> told =
        details == null || details.sdkHttpResponse() == null
            ? Optional.empty()
            : details.sdkHttpResponse().firstMatchingHeader(REGION_HEADER);
    return told.map(name -> "the region " + name).orElse("another region");
  }

  private static Finding unreached(SdkException failed, S3Config config) {
    String at = at(config);
    if (failed instanceof ApiCallTimeoutException
        || failed instanceof ApiCallAttemptTimeoutException
        || caused(failed, SocketTimeoutException.class)) {
      return new Finding(Part.ENDPOINT, true, at + " does not answer in time");
    }
    if (caused(failed, UnknownHostException.class)) {
      return unknownHost(config, at);
    }
    if (caused(failed, ConnectException.class) || caused(failed, NoRouteToHostException.class)) {
      return new Finding(Part.ENDPOINT, true, at + " cannot be reached: nothing listens there");
    }
    if (caused(failed, SSLException.class)) {
      return unsecured(failed, at);
    }
    if (failed instanceof AbortedException) {
      return new Finding(Part.ENDPOINT, true, "told to stop while calling " + at);
    }
    if (String.valueOf(failed.getMessage()).contains("credentials")) {
      return new Finding(
          Part.ACCESS_KEY, true, "there are no keys, neither set nor where the AWS SDK looks");
    }
    return new Finding(Part.ENDPOINT, true, at + " cannot be used: " + root(failed));
  }

  private static Finding unsecured(SdkException failed, String at) {
    String why = "";
    for (Throwable each = failed; each != null; each = each.getCause()) {
      why = each instanceof GeneralSecurityException ? String.valueOf(each.getMessage()) : why;
    }
    return why.isEmpty()
        ? new Finding(Part.ENDPOINT, true, at + " speaks no TLS, or none that goes with Java's")
        : new Finding(
            Part.CERTIFICATE, true, "the certificate of %s is refused: %s".formatted(at, why));
  }

  private static Finding unknownHost(S3Config config, String at) {
    if (config.endpoint() == null) {
      return new Finding(
          Part.REGION, true, "there is no S3 in such a region, or names cannot be looked up");
    }
    String hint = config.pathStyle() ? "" : ", or names of buckets are no names of hosts there";
    return new Finding(Part.ENDPOINT, true, at + ": there is no such host" + hint);
  }

  /** The kind of the innermost cause: its text may quote what was sent. */
  private static String root(Throwable failed) {
    Throwable root = failed;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName();
  }

  private static boolean caused(@Nullable Throwable failed, Class<? extends Throwable> kind) {
    for (Throwable each = failed; each != null; each = each.getCause()) {
      if (kind.isInstance(each)) {
        return true;
      }
    }
    return false;
  }

  private static String at(S3Config config) {
    URI endpoint = config.endpoint();
    return endpoint == null ? "Amazon S3 in " + config.region() : endpoint.toString();
  }

  private static String code(S3Exception refused) {
    AwsErrorDetails details = refused.awsErrorDetails();
    String code = details == null ? null : details.errorCode();
    return code == null || code.matches("\\d*") ? "" : code;
  }
}

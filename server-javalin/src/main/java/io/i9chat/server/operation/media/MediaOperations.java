package io.i9chat.server.operation.media;

import io.i9chat.domain.media.CreateMedia;
import io.i9chat.domain.media.GetMedia;
import io.i9chat.domain.media.MediaUseCases;
import io.i9chat.ports.model.media.SignedUrl;
import io.i9chat.server.operation.Call;
import io.i9chat.server.operation.Fields;
import io.i9chat.server.operation.Limits;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.operation.Reply;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Problem;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/** Announcing uploads, and where to download from. The bytes go over the store's own URLs. */
public final class MediaOperations {
  private final MediaUseCases media;
  private final Supplier<URI> self;

  /**
   * The operations on these use cases.
   *
   * @param self the address of this server, which completes URLs that the store serves by it
   */
  public MediaOperations(MediaUseCases media, Supplier<URI> self) {
    this.media = media;
    this.self = self;
  }

  /** All of them. */
  public List<Operation<?, ?>> all() {
    return List.of(create(), get());
  }

  private Operation<?, ?> create() {
    return Operation.named(
            "media.create",
            "Announces an object and says how to upload it.",
            MediaInputs.NewObject.class,
            MediaOutputs.NewMedia.class)
        .http("POST", "/media", 201)
        .refuses(ErrorCode.QUOTA_EXCEEDED)
        .handledBy(Limits.UPLOADING, this::create);
  }

  private Reply<MediaOutputs.NewMedia> create(Call call, MediaInputs.NewObject input) {
    CreateMedia.Command command =
        Fields.check(
            "size",
            () ->
                new CreateMedia.Command(
                    call.person(), input.kind(), input.mime(), input.size(), input.name()));
    return switch (media.create().handle(command)) {
      case CreateMedia.Outcome.Created created -> {
        SignedUrl request = created.upload().request();
        yield Reply.done(
            new MediaOutputs.NewMedia(
                created.media(),
                new MediaOutputs.Upload(
                    created.upload().protocol(),
                    request.method(),
                    whole(request),
                    request.headers()),
                request.expiresAt()));
      }
      case CreateMedia.Outcome.TypeNotAllowed no ->
          Reply.refused(Problem.field("mime", "is not a type of this kind"));
      case CreateMedia.Outcome.TooLarge no ->
          Reply.refused(Problem.field("size", "must be at most " + no.max()));
      case CreateMedia.Outcome.QuotaExceeded no -> Reply.refused(ErrorCode.QUOTA_EXCEEDED);
      case CreateMedia.Outcome.NoAccount no -> Reply.refused(ErrorCode.UNAUTHENTICATED);
      case CreateMedia.Outcome.NoRoom no ->
          Reply.refused(ErrorCode.UNAVAILABLE, "there is no room for more media now");
    };
  }

  private Operation<?, ?> get() {
    return Operation.named(
            "media.get",
            "Says where to download an object that the caller may see.",
            MediaInputs.OneObject.class,
            MediaOutputs.Download.class)
        .http("GET", "/media/{mediaId}", 302)
        .refuses(ErrorCode.NOT_FOUND)
        .handledBy(Limits.DOWNLOADING, this::get);
  }

  private Reply<MediaOutputs.Download> get(Call call, MediaInputs.OneObject input) {
    return switch (media.get().handle(new GetMedia.Command(call.person(), input.mediaId()))) {
      case GetMedia.Outcome.Found found ->
          Reply.done(
              new MediaOutputs.Download(whole(found.download()), found.download().expiresAt()));
      case GetMedia.Outcome.NotFound no -> Reply.refused(ErrorCode.NOT_FOUND);
    };
  }

  private URI whole(SignedUrl signed) {
    return signed.url().isAbsolute() ? signed.url() : self.get().resolve(signed.url());
  }
}

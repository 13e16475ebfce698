package io.i9chat.server.boot.failure;

import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What went wrong with a file, in words for the operator. */
public final class FileFailure {
  private FileFailure() {}

  /** The cause in a few words that follow a colon, without names of classes. */
  public static String of(Throwable failure) {
    return switch (failure) {
      case NoSuchFileException missing -> missing.getFile() + " does not exist";
      case AccessDeniedException denied -> denied.getFile() + " may not be accessed";
      case FileAlreadyExistsException there -> there.getFile() + " exists, and is not a folder";
      case NotDirectoryException file -> file.getFile() + " is not a folder";
      case DirectoryNotEmptyException full -> full.getFile() + " is not empty";
      case FileSystemException other when other.getReason() != null ->
          other.getFile() + ": " + other.getReason();
      case CharacterCodingException notUtf8 -> "it is not text in UTF-8";
      default -> {
        String message = failure.getMessage();
        yield message == null || message.isBlank() ? "it failed, without a reason" : message;
      }
    };
  }
}

/** A mailer for a server that was not built with it. */
@NullMarked
package com.example.ownmailer;

import org.jspecify.annotations.NullMarked;

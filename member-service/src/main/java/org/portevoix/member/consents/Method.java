package org.portevoix.member.consents;

/** How a decision reached us. */
public enum Method {

	/** A form on the web, confirmed by a link in a mail. */
	WEB_FORM,
	/** The link of a mail, for one consent. */
	WITHDRAWAL_LINK,
	/** The signature that it was given with ended. */
	SIGNATURE_ENDED,
	/** The owner of the address said that it was not her. */
	DISOWNED,
	/** She asked to be forgotten. */
	ERASURE,
	/** She did nothing for as long as the notice says. */
	INACTIVITY

}

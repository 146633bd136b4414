package org.portevoix.notification.developers;

/** Events as partners are told them. */
final class Told {

	private Told() {
	}

	static String confirmed(String id, String purpose) {
		return event(id, "signature.confirmed",
				"\"campaign\":\"social-protection\",\"source\":\"leaflet\",\"total\":7," + contact("Amélie", purpose));
	}

	static String withoutContact(String id) {
		return event(id, "signature.confirmed",
				"\"campaign\":\"social-protection\",\"source\":\"leaflet\",\"total\":8");
	}

	static String corrected(String id) {
		return event(id, "contact.corrected", contact("Amélie-Anne", "newsletter"));
	}

	static String withdrawn(String id) {
		return event(id, "contact.withdrawn", "\"personRef\":\"r3f\",\"purpose\":\"newsletter\"");
	}

	static String erased(String id) {
		return event(id, "contact.erased", "\"personRef\":\"r3f\"");
	}

	private static String contact(String givenName, String purpose) {
		return """
				"contact":{"personRef":"r3f","givenName":"%s","familyName":"Exemple","email":"amelie@example.org",\
				"purpose":"%s","textVersion":"t-1"}""".formatted(givenName, purpose);
	}

	private static String event(String id, String type, String data) {
		return """
				{"specversion":"1.0","id":"%s","source":"/campaign-service/ledger","type":"org.portevoix.%s.v1",\
				"subject":"social-protection","time":"2026-03-08T10:15:30Z","datacontenttype":"application/json",\
				"data":{%s}}""".formatted(id, type, data);
	}

}

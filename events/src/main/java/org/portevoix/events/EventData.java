package org.portevoix.events;

/**
 * The data of an event. Each topic carries one family, a sealed interface below this one;
 * one family is carried by webhooks alone. A type name is unique within its family.
 */
public sealed interface EventData permits SignatureRecord, LedgerEvent, PublicEvent, OrganisationEvent, MemberEvent,
		NotificationEvent, AuditEvent, StaffEvent, RehearsalEvent, PartnerEvent {

}

//! The suites of the [`Store`](crate::store::Store) port and of the services over it.
//!
//! A backend makes a fresh database for each behaviour and runs them all:
//!
//! ```ignore
//! osirix_core::store_suite!(sqlite, fresh_sqlite());
//!
//! async fn fresh_sqlite() -> Harness {
//!     let folder = Arc::new(tempfile::tempdir().unwrap());
//!     Harness::new(bus, move || open(folder.clone())).await
//! }
//! ```
//!
//! That makes a test `sqlite::ledger::a_grant_is_two_entries` and one for every other line of the
//! list below. A behaviour that is written and not listed is dead code, which the lints refuse.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a suite says what is wrong by panicking"
)]

use std::time::Duration;

mod accounts;
mod admin;
mod analytics;
mod answers;
mod api_keys;
mod archive;
mod avatars;
mod billing;
mod billing_chain;
mod billing_model;
mod by_hand;
mod cancel;
mod controls;
mod create;
mod create_together;
mod ears;
mod endings;
mod flows;
mod grants;
mod harness;
mod housekeeping;
mod identity;
mod identity_attacks;
mod import;
mod introducing;
mod jobs;
mod jobs_model;
mod jobs_race;
mod ledger;
mod ledger_batch;
mod ledger_model;
mod ledger_race;
mod ledger_storm;
mod limits;
mod links;
mod mail;
mod marketplace;
mod network;
mod organizations;
mod own;
mod payouts;
mod press;
mod property;
mod queue;
mod queue_model;
mod reconcile;
mod records;
mod recovery;
mod schedules;
mod scripted;
mod second_factor;
mod seeds;
mod social;
mod social_approvals;
mod social_faults;
mod social_import;
mod social_metrics;
mod social_model;
mod social_notices;
mod social_pace;
mod social_queues;
mod social_recurrences;
mod social_verdict;
mod social_weather;
mod spending;
mod till;
mod transactions;
mod turns;
mod unanswered;
mod unique;
mod unreachable;
mod vouched;
mod watch;
mod webhook_endpoints;
mod webhooks;
mod worker;

pub use harness::Harness;
pub use ledger_storm::storm;
pub use social_model::storm_of_posts;
pub use social_verdict::PostsTally;

/// A behaviour that hangs is one that fails.
async fn in_time(case: impl Future<Output = ()>) {
    harness::within(Duration::from_secs(300), "the behaviour ends", case).await;
}

/// Writes down the behaviours once: as functions and as the macro that makes tests of them.
macro_rules! behaviours {
    ($d:tt $($suite:ident { $($case:ident,)+ })+) => {
        /// Every behaviour, by suite.
        pub mod behaviour {
            $(
                #[doc = concat!("The suite `", stringify!($suite), "`.")]
                pub mod $suite {
                    use crate::conformance::store::Harness;
                    $(
                        #[doc = concat!("The behaviour `", stringify!($case), "`.")]
                        pub async fn $case(harness: Harness) {
                            let case = crate::conformance::store::$suite::$case(harness);
                            crate::conformance::store::in_time(case).await;
                        }
                    )+
                }
            )+
        }

        /// Makes a test of each behaviour of the store suites, in a module of this name; the
        /// expression is a future of a [`Harness`](crate::conformance::store::Harness) over a
        /// fresh database, evaluated once for each test.
        #[macro_export]
        macro_rules! store_suite {
            ($d module:ident, $d harness:expr) => {
                mod $d module {
                    $(
                        mod $suite {
                            #[allow(unused_imports)]
                            use super::super::*;
                            $(
                                #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
                                async fn $case() {
                                    let harness = $d harness.await;
                                    $crate::conformance::store::behaviour::$suite::$case(harness)
                                        .await;
                                }
                            )+
                        }
                    )+
                }
            };
        }
    };
}

behaviours! { $
    transactions {
        a_commit_makes_everything_visible_at_once,
        a_dropped_transaction_has_no_effect,
        a_dropped_transaction_leaves_no_lock,
        a_read_does_not_wait_for_a_writer,
        a_read_is_a_snapshot,
        a_read_refuses_writes,
        writers_on_both_handles_lose_nothing,
        close_waits_for_running_transactions,
        after_close_every_call_is_closed,
    }
    seeds {
        the_four_plans_are_there,
        the_eight_demo_avatars_are_there,
        the_ten_products_are_there,
        opening_again_changes_nothing,
        demo_avatars_are_for_everybody,
    }
    accounts {
        an_account_starts_on_the_free_plan_with_its_credits,
        opening_writes_an_audit_line_and_an_event,
        an_external_id_opens_one_account,
        an_external_id_opens_one_account_also_at_once,
        accounts_without_external_id_are_different,
        names_out_of_range_are_refused,
        an_unknown_account_is_not_found,
        a_new_subscription_ends_the_one_before,
    }
    identity {
        a_user_has_an_account_with_the_credits_of_the_free_plan,
        an_address_in_other_letters_is_the_same,
        an_address_is_taken_once_also_at_once,
        who_gives_nonsense_is_not_signed_up,
        a_session_ends_by_itself_unless_it_is_used,
        a_session_is_renewed_once_a_day_at_most,
        a_session_ends_after_its_absolute_lifetime_however_it_is_used,
        a_session_that_is_not_remembered_lives_a_day,
        sensitive_acts_need_a_young_session,
        sessions_are_listed_and_ended_one_by_one_or_all,
        a_user_changes_name_and_picture_alone,
        an_address_is_verified_by_what_was_sent_there,
        an_erased_user_leaves_the_books_and_no_name,
        an_imported_hash_becomes_argon2id_at_the_first_sign_in,
    }
    identity_attacks {
        a_wrong_password_and_an_unknown_address_are_one_answer,
        a_failure_is_on_record_with_its_origin_and_no_password,
        guessing_is_slowed_down_for_known_and_unknown_alike,
        a_burst_of_guesses_does_not_outrun_the_lockout,
        a_token_is_no_session_of_another_token,
        a_token_is_dead_after_sign_out,
        a_session_of_somebody_else_cannot_be_ended,
        changing_a_password_needs_the_present_one,
        a_changed_password_can_end_every_other_session,
        guessing_the_present_password_is_guessing,
        a_reset_ends_every_session_and_works_once,
        a_reset_used_at_once_has_one_winner,
        a_link_is_good_for_its_purpose_and_time_alone,
        a_reset_link_dies_with_the_password_it_was_for,
        asking_for_a_reset_tells_nothing_and_is_slowed_down,
    }
    second_factor {
        a_factor_is_asked_for_once_it_was_shown_to_work,
        setting_a_factor_up_ends_the_sessions_that_have_not_given_it,
        setting_up_and_taking_away_need_the_password,
        a_code_is_good_once_also_in_its_window,
        a_code_used_at_once_has_one_winner,
        codes_cannot_be_guessed,
        a_code_of_another_user_is_wrong,
        a_recovery_code_works_once_also_at_once,
        new_recovery_codes_take_the_place_of_the_old,
        a_challenge_ends_and_is_no_session,
        a_new_password_does_not_go_round_the_second_factor,
        every_way_to_sign_in_asks_for_the_second_factor,
        a_trusted_device_is_asked_for_none_for_a_while,
        a_trusted_device_is_its_users_alone_and_dies_with_the_password,
        the_seed_is_not_readable_in_the_database,
    }
    links {
        a_link_that_leads_nowhere_is_refused,
        a_magic_link_signs_in_once,
        a_magic_link_used_at_once_has_one_winner_and_ends,
        a_magic_link_makes_a_user_of_who_is_new,
        who_took_an_address_before_its_owner_is_put_out,
        a_code_signs_in_once,
        a_code_is_for_its_address_and_purpose_alone,
        a_code_is_guessed_five_times_at_most,
        codes_guessed_at_once_are_looked_at_five_times,
        a_code_chooses_a_new_password_and_ends_every_session,
        a_code_for_nobody_is_not_sent_and_works_for_nothing,
        an_address_is_changed_by_a_link_to_the_new_one,
        an_address_that_is_taken_is_not_moved_to,
        a_verification_is_of_the_address_it_was_sent_to,
        where_addresses_are_verified_first_signing_up_tells_nothing,
    }
    api_keys {
        a_key_acts_for_its_user_within_its_scopes,
        a_key_is_no_session_and_a_session_no_key,
        a_key_that_asks_for_nonsense_is_not_made,
        a_key_ends_is_switched_off_and_removed,
        a_key_that_is_replaced_lives_on_for_the_overlap,
        a_key_of_another_user_cannot_be_touched,
        keys_die_with_their_user_and_sleep_while_they_are_banned,
    }
    avatars {
        an_avatar_of_ones_own_comes_after_the_demo_avatars,
        an_avatar_is_its_accounts_alone,
        a_slug_is_taken_once,
        nobody_is_an_avatar_without_consent,
    }
    admin {
        only_an_administrator_administers,
        a_banned_user_is_out_until_the_ban_ends,
        a_ban_can_be_lifted,
        another_role_ends_the_sessions,
        an_administrator_acts_as_a_user_for_an_hour_and_on_record,
        acting_as_a_user_can_be_stopped,
        nobody_acts_as_an_administrator,
        users_are_found_by_name_and_address,
        an_administrator_makes_changes_and_removes_users,
    }
    mail {
        a_message_is_sent_once_after_its_transaction,
        a_message_goes_to_one_of_several_senders,
        what_is_refused_for_now_is_tried_again_later,
        what_is_refused_for_good_is_not_tried_again,
        a_message_whose_sender_died_is_sent_by_another,
        messages_stay_where_nobody_sends_and_are_sealed,
    }
    organizations {
        who_makes_an_organisation_owns_it,
        a_slug_is_taken_once_also_at_once,
        an_invitation_is_accepted_by_whom_it_is_to_once,
        an_address_that_is_merely_claimed_accepts_nothing,
        an_invitation_ends_is_withdrawn_and_turned_down,
        nobody_gives_more_than_they_have,
        an_organisation_keeps_an_owner,
        to_others_an_organisation_does_not_exist,
        a_session_works_in_an_organisation_until_its_user_leaves,
    }
    vouched {
        a_provider_signs_a_new_user_in_and_again,
        a_state_is_its_browsers_and_good_once,
        a_state_of_one_provider_does_not_end_at_another,
        a_state_used_at_once_has_one_winner,
        an_address_gives_a_user_away_only_if_both_have_verified_it,
        an_account_is_linked_by_who_is_signed_in_and_by_one_user,
        a_passkey_signs_in_and_its_challenge_is_good_once,
        a_passkey_is_its_users_alone,
        a_password_that_everybody_knows_is_refused,
        a_signed_token_names_its_user_until_it_ends,
        signing_keys_are_replaced_and_what_they_signed_is_believed_on,
    }
    import {
        users_of_another_system_sign_in_as_before,
        taking_over_again_changes_nobody,
        who_cannot_be_taken_over_keeps_nobody_out,
    }
    ledger {
        an_account_without_entries_has_zero,
        a_grant_is_two_entries,
        a_hold_moves_credits_from_available_to_held,
        a_full_settle_charges_everything,
        a_partial_settle_charges_a_part_and_returns_the_rest,
        settling_at_zero_releases,
        a_release_returns_everything,
        an_expired_hold_returns_everything,
        a_hold_does_not_expire_before_its_time,
        a_sweep_takes_the_oldest_first_and_no_more_than_its_limit,
        too_few_credits_says_how_many_are_missing_and_leaves_nothing,
        amounts_below_one_are_refused,
        a_capture_above_the_hold_is_refused,
        a_second_resolution_is_the_same_answer_or_a_conflict,
        the_same_key_takes_effect_once,
        a_key_for_something_else_is_a_conflict,
        keys_belong_to_their_account,
        keys_out_of_range_are_refused,
        unknown_holds_are_not_found,
        entries_come_in_pages_newest_first,
    }
    grants {
        what_ends_first_is_spent_first,
        priority_comes_before_the_end,
        a_charge_says_which_grants_paid,
        what_is_given_back_goes_to_its_grants,
        what_is_left_lapses_when_its_time_is_over,
        lapsed_credits_cannot_be_held,
        what_is_held_does_not_lapse_until_it_goes_back,
        a_sweep_books_what_lapsed,
        grants_are_listed_with_what_is_left,
        a_final_cost_above_the_hold_is_taken_to_the_limit,
        a_debt_is_paid_by_the_next_grant,
    }
    ledger_batch {
        operations_of_a_batch_follow_each_other,
        a_refused_operation_leaves_the_others,
        a_key_counts_within_its_batch,
        a_preview_writes_nothing,
        linked_operations_happen_all_or_none,
        callers_of_a_moment_are_each_answered,
        many_accounts_at_once_in_any_order,
        a_balance_is_told_as_it_was,
        time_does_not_go_back_within_an_account,
        a_history_is_verified_to_its_head,
        a_statement_is_asked_for_by_kind_hold_and_time,
    }
    ledger_race {
        one_key_at_once_has_one_effect,
        one_hold_key_at_once_makes_one_hold,
        holds_at_once_never_go_below_zero,
        grants_at_once_all_count,
        of_settle_release_and_expire_at_once_one_wins,
        two_sweepers_expire_each_hold_once,
        accounts_at_once_do_not_mix,
    }
    ledger_model {
        any_sequence_of_operations_agrees_with_the_model,
    }
    ledger_storm {
        any_operations_at_once_keep_the_invariants,
    }
    spending {
        a_hold_above_the_limit_says_what_is_left_and_leaves_nothing,
        many_at_once_never_pass_the_limit,
        what_goes_back_can_be_spent_again_in_its_period,
        what_was_used_before_a_limit_counts,
        of_each_kind_an_owner_is_told_once_in_a_period,
        an_alert_is_mailed_to_the_accounts_owner_once,
        rules_that_cannot_be_change_nothing,
    }
    billing {
        a_paid_plan_is_in_force_and_grants_its_credits,
        the_audit_log_tells_the_story,
        a_pack_grants_its_credits_once_and_they_stay,
        asking_twice_is_one_checkout,
        a_purchase_that_cannot_be_is_refused,
        a_period_grants_again_and_the_last_one_lapses,
        the_free_plan_grants_again_each_period,
        what_is_left_rolls_over_to_the_cap,
        an_upgrade_is_paid_and_granted_in_proportion,
        a_downgrade_waits_for_the_next_period,
        a_cancelled_plan_stays_to_its_end_and_can_be_resumed,
        a_failed_payment_leaves_the_plan_for_the_grace,
        a_lost_message_is_made_up_for_by_looking_again,
        a_subscription_that_the_gateway_lost_is_over,
        a_trial_is_granted_once_for_an_account,
        a_message_is_kept_once_however_often_it_comes,
        messages_about_others_and_of_unknown_kinds_do_nothing,
        a_message_that_cannot_be_followed_is_tried_again_and_told,
        old_messages_are_removed,
        a_customer_of_somebody_else_gets_nothing,
    }
    billing_chain {
        a_dispute_that_is_won_and_refunds_end_alike_in_every_order,
        a_dispute_that_is_lost_after_a_refund_ends_alike_in_every_order,
        a_refund_that_fails_takes_nothing_in_every_order,
        a_partial_refund_after_a_reinstatement_takes_its_part_in_every_order,
        an_inquiry_takes_nothing,
        withdrawn_money_takes_credits_and_reinstated_money_gives_them,
        spent_credits_are_taken_back_as_a_debt,
        what_has_lapsed_is_not_taken_back_again,
        its_own_credits_are_taken_back_first,
        a_refund_that_cannot_be_is_refused,
        a_state_that_was_fetched_first_does_not_follow_a_later_one,
        a_refund_that_is_heard_of_before_its_purchase_counts,
    }
    billing_model {
        whatever_is_paid_and_heard_of_the_books_agree,
    }
    reconcile {
        what_was_followed_does_not_differ,
        what_was_not_heard_of_is_unknown_here,
        what_the_gateway_lost_is_missing_there,
        other_amounts_and_states_are_told,
        credits_that_are_not_what_was_paid_for_are_told,
        a_period_is_compared_alone_and_page_by_page,
        what_was_found_is_on_record_and_nothing_is_mended,
    }
    marketplace {
        a_product_is_bought_and_used,
        a_preview_shows_no_more_than_titles,
        what_cannot_be_bought_is_refused,
        clicking_twice_buys_once,
        sixty_four_buyers_never_oversell,
        what_is_sent_back_is_paid_back_and_used_no_more,
        what_was_to_lapse_lapses_though_it_was_sent_back,
        a_sellers_share_waits_and_is_granted_once,
        a_product_goes_through_review_to_the_market,
        a_buyer_keeps_the_version_that_was_bought,
        what_is_taken_down_is_paid_back_to_everybody,
        products_are_found_by_the_beginnings_of_their_words,
        only_buyers_rate_and_each_once,
        a_licence_is_used_on_so_many_devices,
        goods_of_the_platforms_own_are_stocked_once,
        a_document_is_read_by_its_licence_while_it_counts,
    }
    payouts {
        a_product_is_bought_by_money_once,
        what_cannot_be_bought_by_money_is_refused,
        a_refund_takes_the_licence_and_a_part_does_not,
        a_dispute_takes_the_licence_until_it_is_won,
        what_cannot_be_given_any_more_is_paid_back_once,
        what_is_sent_back_here_is_refunded_by_the_gateway_once,
        an_order_that_nobody_pays_is_cancelled,
        a_share_waits_and_is_paid_from_the_minimum_on,
        nobody_is_paid_before_the_gateway_can,
        a_lost_answer_pays_once,
        what_did_not_get_out_is_asked_for_under_the_same_id,
        what_is_refused_goes_back_into_the_balance,
        payers_side_by_side_pay_once,
        killed_at_any_commit_it_is_paid_once,
        what_goes_back_after_a_payout_is_asked_back,
        what_does_not_come_back_is_paid_by_later_sales,
    }
    social {
        a_post_is_out_at_its_time_and_on_record,
        a_thread_goes_on_after_each_of_its_messages,
        media_are_on_their_way_before_anything_is_seen,
        what_a_network_refuses_is_said_before_it_is_scheduled,
        what_cannot_be_scheduled_is_refused,
        a_post_changes_until_it_is_due,
        a_post_is_cancelled_while_nobody_can_have_seen_it,
        the_calendar_has_what_is_due_between_two_times,
        a_post_waits_for_its_video,
        without_its_video_a_post_fails,
        an_account_is_connected_once_and_its_credentials_are_sealed,
        credentials_are_renewed_ahead_by_one_of_many,
        a_token_that_ended_early_is_renewed_and_the_post_is_out,
        what_passes_breaks_no_connection,
        a_right_that_was_taken_back_breaks_the_connection,
        giving_a_connection_up_revokes_and_forgets,
    }
    introducing {
        who_comes_back_from_a_page_connects_what_they_choose,
        a_state_is_good_once_for_who_began_and_for_15_minutes,
        a_choice_is_good_once_for_who_began_and_for_15_minutes,
        of_many_who_choose_at_once_one_does,
        what_is_chosen_is_connected_whole_or_not_at_all,
        what_is_remembered_on_the_way_is_sealed,
        who_said_no_or_may_publish_for_nobody_connects_nothing,
        a_secret_connects_the_account_that_it_belongs_to,
        what_is_asked_of_a_page_has_limits,
    }
    social_faults {
        a_lost_answer_is_looked_for,
        what_a_killed_worker_posted_is_found_by_the_next,
        killed_at_any_commit_it_is_out_once,
        a_commit_without_an_answer_posts_nothing_unseen,
        what_is_absent_is_posted_again_only_where_repeats_are_recognised,
        a_message_that_comes_late_is_not_posted_again,
        a_repeat_that_is_refused_does_not_undo_the_first_try,
        where_nobody_can_tell_a_person_decides,
        a_person_says_it_is_out_or_gives_it_up,
        a_refusal_that_passes_is_tried_again_when_it_says,
        what_never_passes_fails_after_its_last_try,
        content_that_is_refused_fails_at_once,
        a_worker_that_was_stopped_when_it_had_armed_posts_nothing,
        a_stopped_worker_takes_back_what_it_armed,
        an_answer_after_the_lease_is_not_written,
        workers_side_by_side_post_everything_once,
        a_running_service_publishes_until_it_is_told_to_stop,
    }
    social_model {
        nothing_is_out_twice_and_nothing_is_lost,
    }
    social_metrics {
        what_people_did_is_asked_again_and_again_until_it_is_old,
        what_a_network_told_stays_while_it_tells_nothing,
        workers_side_by_side_ask_once,
        what_is_not_out_is_not_asked_about,
    }
    social_pace {
        one_that_takes_long_keeps_no_other_waiting,
        all_credentials_that_are_due_are_renewed_without_a_pause,
        what_nobody_here_can_renew_keeps_no_other_waiting,
    }
    social_queues {
        a_queued_post_has_the_next_free_slot,
        of_many_who_queue_at_once_each_has_a_slot_of_its_own,
        a_post_that_leaves_frees_its_slot,
        slots_keep_to_the_clocks_of_their_zone,
        a_queue_that_changes_leaves_its_posts_their_times,
        a_queue_serves_its_connections_alone,
        a_queue_is_its_owners_alone_and_bounded,
    }
    social_approvals {
        what_is_submitted_waits_for_another_member,
        nobody_approves_their_own,
        what_is_rejected_is_a_draft_again,
        what_nobody_approved_in_time_is_missed,
        nothing_gets_past_approval,
        who_may_approve_is_an_administrator_of_the_organisation,
        of_many_who_decide_at_once_one_does,
    }
    social_notices {
        the_same_text_by_the_same_connection_is_noticed,
        posts_close_together_are_noticed,
        links_are_tagged_as_the_post_wants,
    }
    social_import {
        a_table_of_posts_is_made_whole,
        of_a_table_with_a_bad_line_nothing_is_made,
    }
    social_recurrences {
        each_time_is_a_post_of_its_own,
        five_schedulers_make_each_post_once,
        stopping_it_stops_the_coming_ones,
        one_of_its_posts_changes_and_is_cancelled_by_itself,
        times_at_which_nobody_was_at_work_have_no_post,
        weeks_and_months_go_by_the_clocks_of_their_zone,
        a_recurrence_is_its_owners_alone_and_bounded,
    }
    by_hand {
        what_is_not_there_is_nothing_or_not_found,
        a_subscription_that_is_paid_is_active,
        its_invoice_is_paid_and_names_plan_period_and_payment,
        a_cancelled_subscription_stays_in_force_and_can_be_resumed,
        a_plan_that_is_not_for_sale_is_refused,
        a_payment_tells_of_its_refunds,
        a_refund_above_what_is_left_is_refused,
        a_message_that_nobody_vouches_for_is_refused,
        what_was_begun_is_there_after_a_restart,
        of_many_who_enter_a_payment_one_does,
        a_period_that_nobody_enters_is_past_due,
        who_entered_what_is_on_record,
        what_was_to_end_ends_with_its_period,
        what_was_made_in_a_period_is_listed_once,
    }
    limits {
        counts_at_once_all_count,
        a_new_window_forgets_the_one_before,
        windows_that_are_over_are_forgotten,
        a_small_limit_is_exact_for_several_processes,
        a_large_limit_is_kept_to_a_tenth_by_several_processes,
        a_count_is_folded_after_a_tenth_or_a_second,
        what_is_refused_costs_no_statement,
        keys_do_not_mix,
        without_its_database_a_process_keeps_the_limit_by_itself,
    }
    records {
        audit_lines_come_back_as_they_were_written,
        audit_lines_come_in_pages_newest_first,
        events_come_in_pages_oldest_first,
        records_belong_to_their_account,
        pages_out_of_range_are_refused,
    }
    jobs {
        a_job_comes_back_as_it_was_written,
        a_taken_key_inserts_nothing,
        jobs_come_in_pages_newest_first,
        jobs_are_claimed_in_the_order_of_their_positions,
        a_job_is_not_claimed_before_its_time,
        a_claim_counts_attempt_and_fence,
        a_job_under_lease_is_not_claimed,
        a_lease_that_ran_out_is_taken_over_with_a_larger_fence,
        a_late_worker_can_write_nothing,
        a_lease_that_nobody_took_is_still_good,
        a_renewal_keeps_the_job_and_notes_the_progress,
        next_due_is_the_earliest_pending_job,
    }
    endings {
        stages_are_kept_in_order,
        a_completed_job_has_its_result,
        a_failed_job_has_its_error,
        a_cancelled_job_is_over,
        a_retried_job_waits_for_its_time,
        a_job_handed_back_does_not_count_the_attempt,
        a_job_ends_once,
        a_wish_to_cancel_reaches_the_worker,
        a_pending_job_is_cancelled_at_once,
    }
    jobs_race {
        claimers_at_once_never_share_a_job,
        one_worker_takes_over_an_abandoned_job,
        of_cancel_and_claim_one_wins,
        of_two_endings_at_once_one_wins,
    }
    jobs_model {
        any_interleaving_of_workers_agrees_with_the_model,
    }
    queue_model {
        any_interleaving_agrees_with_the_model,
    }
    create {
        creating_writes_job_hold_audit_line_and_event,
        creating_wakes_a_worker,
        too_few_credits_write_nothing,
        a_plan_without_the_feature_writes_nothing,
        a_request_that_is_refused_writes_nothing,
        an_unknown_account_or_kind_is_refused,
        the_same_key_is_the_same_job,
        a_key_of_another_request_is_a_conflict,
        a_key_at_once_makes_one_job,
        a_key_at_once_makes_one_job_when_credits_are_enough_for_one,
        a_job_is_its_owners_alone,
        a_job_that_costs_nothing_has_no_hold,
        a_job_above_the_price_that_was_shown_writes_nothing,
        with_a_quote_a_job_is_created_where_nobody_does_it,
    }
    flows {
        a_chain_runs_in_its_order,
        a_batch_of_500_has_one_completion,
        without_a_result_those_after_it_are_cancelled,
        cancelling_a_job_cancels_those_after_it,
        after_a_job_that_has_ended_it_runs_at_once,
        a_flow_is_created_whole_or_not_at_all,
        what_cannot_come_before_is_refused,
        a_job_comes_once_after_one_that_is_named_twice,
        ends_at_once_free_what_comes_after_them,
    }
    unique {
        while_a_job_is_not_over_another_is_the_same,
        of_many_in_a_row_the_last_one_runs,
        a_job_that_has_begun_is_not_replaced,
        a_key_at_once_makes_one_job_at_a_time,
        in_one_call_a_key_makes_one_job,
    }
    answers {
        a_job_sleeps_until_it_is_answered,
        an_answer_that_comes_first_is_not_missed,
        without_an_answer_in_time_the_job_fails,
        an_answer_that_nobody_asked_for_is_refused,
        answers_at_once_are_one,
        a_step_is_done_once_however_often_a_job_begins,
        what_is_saved_is_found_by_the_next_attempt,
        a_job_that_snoozes_comes_back_later_and_no_attempt_is_counted,
    }
    controls {
        of_a_kind_no_more_are_at_work_than_may_be,
        of_an_account_no_more_are_at_work_than_may_be,
        an_account_can_have_a_number_of_its_own,
        as_many_begin_in_a_window_as_may,
        what_is_paused_waits_and_goes_on_when_it_is_resumed,
        other_kinds_do_not_wait_for_one_that_is_full,
        limits_that_cannot_be_are_refused,
        under_a_limit_every_job_runs_and_no_more_at_once,
    }
    schedules {
        a_job_is_created_at_each_time,
        five_schedulers_create_each_job_once,
        missed_times_make_one_job_or_none,
        a_time_without_credits_makes_no_job_and_the_next_may,
        a_paused_schedule_creates_nothing,
        a_schedule_is_its_owners_alone,
        a_schedule_that_cannot_be_is_refused,
        a_worker_creates_and_does_what_is_scheduled,
    }
    archive {
        a_failed_job_can_be_sent_on_its_way_again,
        redriving_at_once_holds_once,
        a_redrive_that_cannot_be_writes_nothing,
        failed_jobs_are_listed_by_kind,
        what_need_not_stay_is_removed,
        depths_tell_what_waits_for_what,
        observers_and_metrics_are_told_of_every_change,
    }
    create_together {
        jobs_of_a_batch_are_each_their_own,
        one_that_is_refused_leaves_the_others,
        a_key_twice_in_a_batch_makes_one_job,
        jobs_are_made_in_the_callers_transaction,
        a_hundred_callers_at_once_each_get_their_job,
    }
    unanswered {
        jobs_are_not_made_again,
        credits_are_not_moved_again,
        an_end_is_known_to_be_ones_own,
    }
    turns {
        a_backlog_of_100_000_jobs_delays_nobody_else,
        accounts_take_turns_whenever_they_came,
        an_account_that_comes_back_has_no_advantage,
        within_an_account_the_first_comes_first,
        priority_goes_before,
        what_waits_is_overtaken_for_a_while_and_not_for_ever,
        a_priority_out_of_range_is_refused,
        a_scheduled_job_waits_for_its_time,
        a_time_that_is_past_is_now,
        a_thousand_scheduled_jobs_are_no_burden,
        a_look_from_a_place_leaves_what_stands_before_it,
        a_look_from_a_place_leaves_what_was_left_or_becomes_due,
        a_worker_that_looks_from_a_place_finds_what_stands_before_it,
    }
    cancel {
        a_waiting_job_is_cancelled_at_once,
        a_waiting_job_that_is_cancelled_leaves_nothing_behind,
        a_running_job_is_cancelled_by_its_worker,
        a_wish_to_cancel_outlives_its_worker,
        cancelling_again_changes_nothing,
        a_job_that_is_over_cannot_be_cancelled,
        of_cancel_and_worker_at_once_credits_come_out_right,
    }
    watch {
        a_watch_sees_every_state_in_order_and_ends,
        a_watch_sees_stage_and_progress,
        a_watch_of_a_finished_job_ends_after_it,
        waiting_returns_the_final_job,
        a_watch_is_for_the_owner,
        a_watch_sees_what_another_process_did,
    }
    worker {
        a_job_is_completed_and_charged_its_price,
        no_more_is_charged_than_was_held,
        a_price_of_zero_charges_nothing,
        a_permanent_error_fails_the_job_and_returns_the_credits,
        a_passing_error_is_retried_later,
        a_job_fails_after_its_last_attempt,
        a_stage_that_takes_too_long_is_stopped,
        a_panic_fails_the_job,
        a_panic_at_the_end_fails_the_job,
        a_job_waits_for_a_worker_who_does_its_kind,
        an_idle_worker_finds_nothing,
        workers_side_by_side_do_every_job_once,
        a_worker_lets_holds_expire,
    }
    analytics {
        figures_are_what_history_says_whatever_happened,
        what_many_add_up_at_once_is_taken_once,
        what_is_not_committed_is_not_counted,
        wrong_days_and_zones_are_refused,
        a_table_comes_part_by_part,
        tidying_adds_up_what_was_counted,
    }
    housekeeping {
        holds_whose_time_is_over_go_back,
        sessions_and_links_that_have_ended_are_removed,
        old_messages_are_removed,
        all_that_is_due_is_done_at_once,
    }
    recovery {
        the_next_attempt_goes_on_at_the_last_checkpoint,
        a_shutdown_hands_the_job_back,
        a_lost_shutdown_sender_is_a_shutdown,
        a_stuck_worker_cannot_end_the_job_of_its_successor,
        a_worker_that_hears_of_its_lost_lease_stops,
        a_heartbeat_keeps_the_lease,
        a_job_whose_workers_all_vanish_fails,
    }
    webhooks {
        an_event_is_delivered_once_signed_and_on_record,
        a_jobs_end_is_told_with_its_transaction,
        what_did_not_happen_is_not_told,
        only_what_was_asked_for_is_told,
        what_fails_is_sent_again_under_the_same_id,
        an_endpoint_that_asks_for_a_pause_gets_it,
        of_one_object_the_earlier_event_comes_first,
        what_is_given_up_lets_the_next_one_go,
        a_delivery_goes_to_one_of_several_workers,
        what_a_killed_worker_had_is_taken_over,
        a_slow_endpoint_gets_so_many_at_once_and_delays_no_other,
        an_endpoint_that_is_gone_is_disabled_and_its_owner_told,
        an_endpoint_that_fails_for_days_is_disabled,
        old_deliveries_are_forgotten,
    }
    webhook_endpoints {
        what_cannot_be_an_endpoint_is_refused,
        an_account_has_so_many_endpoints_also_at_once,
        a_secret_is_sealed_and_shown_once,
        a_secret_that_was_replaced_signs_for_the_overlap,
        a_paused_endpoint_is_told_nothing,
        an_endpoint_is_changed_and_removed,
        a_ping_reaches_its_endpoint_alone,
        what_was_delivered_is_replayed_under_its_id,
        what_failed_since_a_time_is_replayed,
        deliveries_come_by_page_and_state,
        to_others_an_endpoint_does_not_exist,
    }
}

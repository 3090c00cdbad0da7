-- What every installation has from the start: plans, demo avatars, products. Run at every start;
-- rows that exist are left alone, so an operator's own changes stay.

INSERT INTO plans
    (code, name, price_minor_units, currency, credits_per_period, max_avatars, features)
VALUES
    ('free', 'Free', 0, 'USD', 100, 1, '["tts", "video"]'),
    ('starter', 'Starter', 999, 'USD', 500, 5, '["tts", "video", "lip_sync"]'),
    ('pro', 'Pro', 2999, 'USD', 2000, 20, '["tts", "video", "lip_sync", "marketplace"]'),
    ('enterprise', 'Enterprise', 9999, 'USD', 10000, NULL,
        '["tts", "video", "lip_sync", "marketplace", "api_access"]')
ON CONFLICT DO NOTHING;

INSERT INTO avatars (id, account_id, slug, name, kind, reference, created_at)
VALUES
    ('avt_01a19467e80070008000000100000001', NULL, 'professional-male-corporate',
        'Professional Male - Corporate', 'built_in_rig',
        'professional-male-corporate', 1793491200000000),
    ('avt_01a19467e80070008000000100000002', NULL, 'professional-female-casual',
        'Professional Female - Casual', 'built_in_rig',
        'professional-female-casual', 1793491200000000),
    ('avt_01a19467e80070008000000100000003', NULL, 'animated-character-friendly',
        'Animated Character - Friendly', 'built_in_rig',
        'animated-character-friendly', 1793491200000000),
    ('avt_01a19467e80070008000000100000004', NULL, 'tech-presenter',
        'Tech Presenter', 'built_in_rig',
        'tech-presenter', 1793491200000000),
    ('avt_01a19467e80070008000000100000005', NULL, 'business-executive',
        'Business Executive', 'built_in_rig',
        'business-executive', 1793491200000000),
    ('avt_01a19467e80070008000000100000006', NULL, 'creative-designer',
        'Creative Designer', 'built_in_rig',
        'creative-designer', 1793491200000000),
    ('avt_01a19467e80070008000000100000007', NULL, 'healthcare-professional',
        'Healthcare Professional', 'built_in_rig',
        'healthcare-professional', 1793491200000000),
    ('avt_01a19467e80070008000000100000008', NULL, 'educational-instructor',
        'Educational Instructor', 'built_in_rig',
        'educational-instructor', 1793491200000000)
ON CONFLICT DO NOTHING;

INSERT INTO products (id, slug, name, description, price_minor_units, currency, created_at)
VALUES
    ('prd_01a19467e80070008000000200000001', 'professional-business-voice-pack',
        'Professional Business Voice Pack',
        'Voices with a calm, clear delivery for presentations, training and news.',
        2999, 'USD', 1793491200000000),
    ('prd_01a19467e80070008000000200000002', 'animated-avatar-bundle',
        'Animated Avatar Bundle',
        'Drawn characters that speak: rigs with mouth shapes, blinks and brows.',
        4999, 'USD', 1793491200000000),
    ('prd_01a19467e80070008000000200000003', 'premium-lipsync-templates',
        'Premium Lipsync Templates',
        'Mouth-shape timings for close-ups and fast talkers, for your own avatars.',
        1999, 'USD', 1793491200000000),
    ('prd_01a19467e80070008000000200000004', 'social-media-video-content-pack',
        'Social Media Video Content Pack',
        'Scripts, openings and end cards in 16:9, 9:16 and 1:1 for short posts.',
        3499, 'USD', 1793491200000000),
    ('prd_01a19467e80070008000000200000005', 'celebrity-voice-clone-pack',
        'Celebrity Voice Clone Pack',
        'A consent-first voice cloning kit: it contains no voice of any celebrity.',
        7999, 'USD', 1793491200000000),
    ('prd_01a19467e80070008000000200000006', 'minimalist-3d-avatar-collection',
        'Minimalist 3D Avatar Collection',
        'Avatars with a plain, softly shaded three-dimensional look.',
        2499, 'USD', 1793491200000000),
    ('prd_01a19467e80070008000000200000007', 'cinematic-background-music-pack',
        'Cinematic Background Music Pack',
        'Instrumental tracks that loop cleanly and stay below a speaking voice.',
        5999, 'USD', 1793491200000000),
    ('prd_01a19467e80070008000000200000008', 'animated-background-scenes',
        'Animated Background Scenes',
        'Gently moving scenes to place behind an avatar: office, studio, street, nature.',
        3999, 'USD', 1793491200000000),
    ('prd_01a19467e80070008000000200000009', 'multilingual-voice-pack',
        'Multilingual Voice Pack',
        'Voices for several languages with matching mouth shapes.',
        9999, 'USD', 1793491200000000),
    ('prd_01a19467e8007000800000020000000a', 'educational-video-templates',
        'Educational Video Templates',
        'Lesson outlines with title cards, chapter marks and quiz screens.',
        4499, 'USD', 1793491200000000)
ON CONFLICT DO NOTHING;

INSERT INTO avatars (id, account_id, slug, name, kind, reference, created_at, product_id)
VALUES
    ('avt_01a19467e80070008000000100000011', NULL, 'fox-of-the-ice', 'Fox of the ice', 'built_in_rig',
        'fox-of-the-ice', 1793491200000000, 'prd_01a19467e80070008000000200000002'),
    ('avt_01a19467e80070008000000100000012', NULL, 'fox-of-the-forest', 'Fox of the forest', 'built_in_rig',
        'fox-of-the-forest', 1793491200000000, 'prd_01a19467e80070008000000200000002'),
    ('avt_01a19467e80070008000000100000013', NULL, 'fox-of-the-night', 'Fox of the night', 'built_in_rig',
        'fox-of-the-night', 1793491200000000, 'prd_01a19467e80070008000000200000002'),
    ('avt_01a19467e80070008000000100000014', NULL, 'fox-of-the-sea', 'Fox of the sea', 'built_in_rig',
        'fox-of-the-sea', 1793491200000000, 'prd_01a19467e80070008000000200000002'),
    ('avt_01a19467e80070008000000100000015', NULL, 'clay-sand', 'Clay - Sand', 'built_in_rig',
        'clay-sand', 1793491200000000, 'prd_01a19467e80070008000000200000006'),
    ('avt_01a19467e80070008000000100000016', NULL, 'clay-slate', 'Clay - Slate', 'built_in_rig',
        'clay-slate', 1793491200000000, 'prd_01a19467e80070008000000200000006'),
    ('avt_01a19467e80070008000000100000017', NULL, 'clay-mint', 'Clay - Mint', 'built_in_rig',
        'clay-mint', 1793491200000000, 'prd_01a19467e80070008000000200000006'),
    ('avt_01a19467e80070008000000100000018', NULL, 'clay-lilac', 'Clay - Lilac', 'built_in_rig',
        'clay-lilac', 1793491200000000, 'prd_01a19467e80070008000000200000006')
ON CONFLICT DO NOTHING;

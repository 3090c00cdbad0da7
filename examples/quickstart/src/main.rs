//! Text in, video of a speaking avatar out, in one command.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "this is a command-line program")]

mod args;
mod report;
mod script;

use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use osirix::{
    Account, Error, ErrorCode, JobId, JobInfo, JobState, Osirix, Result, VideoRequest, VideoSpec,
    VoiceId,
};

use args::{Args, Command, ModelsCommand, Output};

#[tokio::main]
async fn main() -> ExitCode {
    match run(Args::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            match error.code() {
                ErrorCode::InvalidInput | ErrorCode::TooLarge | ErrorCode::NotFound => {
                    ExitCode::from(2)
                }
                _ => ExitCode::FAILURE,
            }
        }
    }
}

async fn run(args: Args) -> Result<()> {
    if let Some(Command::Models { home, command }) = args.command {
        return models(&home, command).await;
    }
    if args.list_voices {
        let osirix = Osirix::builder().home(&args.home).workers(0).build().await?;
        let listed = osirix.voices().list().await.map(|voices| report::voices(&voices));
        osirix.close().await;
        return listed;
    }
    if args.list_avatars {
        let osirix = Osirix::builder().home(&args.home).workers(0).build().await?;
        let listed = osirix.avatars().demo().await.map(|avatars| report::avatars(&avatars));
        osirix.close().await;
        return listed;
    }
    // Whatever can be refused is refused before anything is opened.
    let request = VideoRequest {
        avatar: args.avatar.clone(),
        voice: VoiceId(args.voice.clone()),
        spec: VideoSpec { aspect: args.aspect, resolution: args.resolution, frame_rate: args.fps },
        ..VideoRequest::new(script::read(&args)?)
    };
    let output = Output::new(&args.out)?;
    let osirix = Osirix::builder().home(&args.home).build().await?;
    let made = make(&osirix, request, &output).await;
    osirix.close().await;
    made
}

async fn models(home: &Path, command: ModelsCommand) -> Result<()> {
    // A model that is broken must not keep it from being removed.
    let models = Osirix::builder().home(home).models();
    match command {
        ModelsCommand::List => report::models(&models.list().await?),
        ModelsCommand::Add { sources, any_licence } => {
            let bar = report::spinner("adding");
            let added = models.add(sources, any_licence).await;
            bar.finish_and_clear();
            report::models(&added?);
        }
        ModelsCommand::Verify { name } => report::models(&[models.verify(name).await?]),
        ModelsCommand::Remove { name } => models.remove(name).await?,
    }
    Ok(())
}

async fn make(osirix: &Osirix, request: VideoRequest, output: &Output) -> Result<()> {
    let account = osirix.accounts().open("Quick start".into(), Some("quickstart".into())).await?;
    let job = osirix.jobs().create_video(account.id, request).await?;
    let job = tokio::select! {
        job = follow(osirix, &account, job.id) => job?,
        _ = tokio::signal::ctrl_c() => {
            let job = osirix.jobs().cancel(account.id, job.id).await?;
            osirix.jobs().wait(account.id, job.id).await?
        }
    };
    save(osirix, &job, output).await?;
    report::job(osirix, &account, &job, output).await
}

/// Shows the job's progress until its end.
async fn follow(osirix: &Osirix, account: &Account, id: JobId) -> Result<JobInfo> {
    let mut watch = osirix.jobs().watch(account.id, id).await?;
    let bar = report::bar();
    let mut last = None;
    while let Some(job) = watch.next().await? {
        report::progress(&bar, &job);
        last = Some(job);
    }
    bar.finish_and_clear();
    last.ok_or_else(|| Error::internal("the job was never seen"))
}

async fn save(osirix: &Osirix, job: &JobInfo, output: &Output) -> Result<()> {
    let Some(video) = job.video() else { return Err(unfinished(job)) };
    let files = osirix.files();
    files.save(video.srt.clone(), output.srt()).await?;
    files.save(video.vtt.clone(), output.vtt()).await?;
    files.save(video.poster.clone(), output.poster()).await?;
    files.save(video.video.clone(), output.video()).await
}

fn unfinished(job: &JobInfo) -> Error {
    match (&job.error, job.state) {
        (_, JobState::Cancelled) => {
            Error::new(ErrorCode::Cancelled, "cancelled; the credits went back")
        }
        (Some(error), _) => Error::from(error.clone()),
        (None, _) => Error::internal("the job ended without a video"),
    }
}
